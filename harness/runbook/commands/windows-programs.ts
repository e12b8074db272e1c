/** Programs that only Windows has; `net` and `sc` by what follows them. */
const programs =
  /^(?:tasklist|taskkill|ipconfig|wmic|netsh|schtasks|msiexec|choco|winget|scoop|dism|sfc|chkdsk|icacls|cacls|takeown|robocopy|xcopy|iisreset|w32tm|gpupdate|gpresult|nltest|dcdiag|repadmin|diskpart|bcdedit|bootrec|vssadmin|wevtutil|findstr|systeminfo|typeperf|logman|attrib|setx|appcmd|sqllocaldb|regsvr32|rundll32|eventvwr|services\.msc|qwinsta|quser|tracert|pathping|nbtstat|klist purge|certreq|fsutil|mklink|cmd(?:\.exe)? \/[ck]|powershell(?:\.exe)?|[\w-]+\.(?:bat|cmd|msc|msi|ps1))(?=\s|$)|^net (?:start|stop|use|user|view|localgroup|accounts|session|pause|continue|config|group|time \\)\b|^sc(?:\.exe)? (?:\\\\\S+ )?(?:query|queryex|start|stop|config|create|delete|qc|failure|pause|continue|description)\b|^reg (?:query|add|delete|export|import|save|load|unload)\b|^where \w+\.exe\b|^(?:dir|cd|del|copy|move|type|rd|rmdir|mkdir|md) (?:\/[a-z]\b|.*[A-Za-z]:\\)/i;
const piped =
  /\| ?(?:findstr|find "|clip\b|select-string)|^(?:dir|tree|type|help)\b[^|]*\| ?more$/i;
/** `Get-Service`, `%APPDATA%\shop`, `$env:PATH`. */
const forms =
  /^(?:Get|Set|New|Remove|Start|Stop|Restart|Test|Invoke|Import|Export|Install|Enable|Disable|Add|Resolve|Copy|Move|Select|Where|Out|Write|Update|Uninstall|Clear|Wait|Enter|Exit|Connect)-[A-Z][A-Za-z]+\b|%[A-Za-z_]\w*%\\|\$env:[A-Za-z]/;

/** True for a command that a shell of Windows understands, and no other. */
export const isForWindows = (command: string): boolean =>
  command.length < 1000 &&
  (programs.test(command) || (command.includes('|') && piped.test(command)) || forms.test(command));
