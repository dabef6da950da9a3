; Inno Setup 6: iscc /DVersion=0.1.0 packaging\windows\exportstudio.iss, from the root of the project.
; Installs for one user without rights of an administrator, or for all with them.
#ifndef Version
  #error Give the version: iscc /DVersion=...
#endif

[Setup]
AppId={{8C2B4E0E-6E5B-4B54-9B1F-5D0F3A0C7E11}
AppName=Export Studio
AppVersion={#Version}
DefaultDirName={autopf}\Export Studio
DefaultGroupName=Export Studio
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=exportstudio.ico
UninstallDisplayIcon={app}\exportstudio-window.exe
OutputDir=..\..\dist
OutputBaseFilename=exportstudio-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes

[Tasks]
Name: desktop; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: types; Description: "Offer Export Studio to open .ifc, .ifczip, .ifcxml and .svgx files"; Flags: unchecked

[Files]
Source: "..\..\dist\exportstudio\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Export Studio"; Filename: "{app}\exportstudio-window.exe"
Name: "{autodesktop}\Export Studio"; Filename: "{app}\exportstudio-window.exe"; Tasks: desktop

[Registry]
; Among the programs that may open such files; which one does stays the choice of the user.
Root: HKA; Subkey: "Software\Classes\ExportStudio.Building"; ValueType: string; ValueData: "Building model"; Flags: uninsdeletekey; Tasks: types
Root: HKA; Subkey: "Software\Classes\ExportStudio.Building\shell\open\command"; ValueType: string; ValueData: """{app}\exportstudio-window.exe"" ""%1"""; Tasks: types
Root: HKA; Subkey: "Software\Classes\.ifc\OpenWithProgids"; ValueType: string; ValueName: "ExportStudio.Building"; ValueData: ""; Flags: uninsdeletevalue; Tasks: types
Root: HKA; Subkey: "Software\Classes\.ifczip\OpenWithProgids"; ValueType: string; ValueName: "ExportStudio.Building"; ValueData: ""; Flags: uninsdeletevalue; Tasks: types
Root: HKA; Subkey: "Software\Classes\.ifcxml\OpenWithProgids"; ValueType: string; ValueName: "ExportStudio.Building"; ValueData: ""; Flags: uninsdeletevalue; Tasks: types
Root: HKA; Subkey: "Software\Classes\.svgx\OpenWithProgids"; ValueType: string; ValueName: "ExportStudio.Building"; ValueData: ""; Flags: uninsdeletevalue; Tasks: types

[Run]
Filename: "{app}\exportstudio-window.exe"; Description: "{cm:LaunchProgram,Export Studio}"; Flags: nowait postinstall skipifsilent
