; Moothall for Windows, for one account, without an administrator.
;
;   makensis -WX -DPAYLOAD=folder -DVERSION=0.1.0 -DOUTPUT=file setup.nsi
;
; /S installs without a word: exit code 0, or 5 while Moothall is open.
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define ID "org.moothall.Moothall"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "Moothall"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Moothall"
InstallDirRegKey HKCU "Software\Moothall" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Moothall"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Moothall setup"
VIAddVersionKey "LegalCopyright" "MIT licence"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\moothall.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A running program can't be replaced, and mustn't be pulled from under a room.
!macro AskUntilClosed
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\moothall.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\moothall.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 5
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Moothall is open. Close it, then try again." IDRETRY +2
    Quit
  ${Loop}
!macroend

Section "Moothall"
  ; Here and not before the pages: only now it is known in which folder.
  !insertmacro AskUntilClosed
  ; The new version goes beside the old one and takes its place only when it is whole.
  RMDir /r "$INSTDIR.new"
  ClearErrors
  SetOutPath "$INSTDIR.new"
  File /r "${PAYLOAD}/*.*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR.new"
    MessageBox MB_ICONSTOP "Not every file could be written. The version you had is still there." /SD IDOK
    SetErrorLevel 6
    Abort
  ${EndIf}
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.old"
  ${If} ${FileExists} "$INSTDIR\*.*"
    ClearErrors
    Rename "$INSTDIR" "$INSTDIR.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR.new"
      MessageBox MB_ICONSTOP "Something in the folder of the version you had is open. It is still there." /SD IDOK
      SetErrorLevel 5
      Abort
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR.new" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR.old" "$INSTDIR"
    MessageBox MB_ICONSTOP "Moothall could not be put in place. The version you had is still there." /SD IDOK
    SetErrorLevel 6
    Abort
  ${EndIf}
  ; The old version stays beside it until the new one has opened once: the app itself takes it away.
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Moothall.lnk" "$INSTDIR\moothall.exe"
  WriteRegStr HKCU "Software\Moothall" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.moot" "" "Moothall.Session"
  WriteRegStr HKCU "Software\Classes\.moot" "Content Type" "application/x-moothall"
  WriteRegStr HKCU "Software\Classes\Moothall.Session" "" "Moothall session"
  WriteRegStr HKCU "Software\Classes\Moothall.Session\DefaultIcon" "" "$INSTDIR\moothall.exe,0"
  WriteRegStr HKCU "Software\Classes\Moothall.Session\shell\open\command" "" '"$INSTDIR\moothall.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Moothall"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\moothall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Sessions and settings stay: they are the person's.
Section "Uninstall"
  Delete "$SMPROGRAMS\Moothall.lnk"
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR"
  RMDir /r "$INSTDIR.old"
  DeleteRegKey HKCU "Software\Classes\Moothall.Session"
  DeleteRegKey HKCU "Software\Classes\.moot"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Moothall"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
