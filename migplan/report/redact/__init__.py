"""What a reader must not see is taken out of the plan itself, before anything is drawn from it.

Page, workbook, slides, drawings and data all get the plan that is left, so that none of them can
tell more than another. Everything here builds anew from what may be seen: a field that the model
gets one day is left out until somebody allows it.
"""
