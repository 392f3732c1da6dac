@echo off
rem Finds a Python and hands over to install.py, which speaks Japanese and English.
rem Kept in plain ASCII: a console in code page 932 and one in UTF-8 read it alike.
setlocal
rem pushd also takes a network folder, which cd does not
pushd "%~dp0"
for %%v in ({{newest_first}}) do (
    py -%%v -c "" >nul 2>nul && set "RUN=py -%%v" && goto found
)
python -c "" >nul 2>nul && set "RUN=python" && goto found
echo Python ({{newest_first}}, 64-bit) was not found. Install it first; see the page that opens now.
for %%f in (*.html) do start "" "%%f"
set RESULT=1
goto end

:found
%RUN% install.py %*
set RESULT=%ERRORLEVEL%

:end
popd
pause
exit /b %RESULT%
