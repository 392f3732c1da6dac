"""Lists as municipalities keep them: found, understood and joined into one inventory.

``shape`` finds tables in a sheet, ``columns`` names their columns, ``systems``, ``linkages`` and
``contracts`` make records of rows, ``gather`` joins the records of all files. Whatever is repaired,
assumed or left out on the way is told with its cell.
"""
