#Requires -Version 5.1

<#
.SYNOPSIS
Reads the Remote Desktop licences of Windows servers into one JSON file for Calepin. Changes nothing.

.DESCRIPTION
For each computer the script reads, where they exist:
- RD Licensing: the license server, its key packs, its issued licences, the list of its existing Per User reports;
- session hosts: licensing mode, license servers, grace period, and where each setting comes from (policy or local);
- the version of Windows, down to the update build revision;
and, once, the Per User CALs that the directory records on users of the computer's domain.

What could not be read is named in the file with the reason; the rest goes on. The file is UTF-8 and is complete or absent: it
is written under another name and renamed at the end. Only methods that read are called; the script lists them and refuses
any other. Its format is described by docs/collector/schema/collector-1.json.

Run it in an elevated session: the licensing classes are readable by local administrators only.

Exit codes: 0 all was read (and delivered); 1 the file is written, something was not read or not delivered; 2 wrong usage;
3 nothing was written.

.PARAMETER OutputPath
Folder for Calepin_HOST_yyyyMMdd_HHmm.json, or a file name that ends with .json. The current folder when absent.

.PARAMETER ComputerName
Computers to read, by name, separated by commas. This computer when absent. Others are reached through WinRM, then through DCOM.

.PARAMETER Credential
Account for the other computers and for the directory. Asked for with Get-Credential; never stored, never written.

.PARAMETER Role
What to look for: All (default), LicenseServer or SessionHost. With All, a computer without RD Licensing is reported as not
read (class-not-found) and the exit code is 1.

.PARAMETER Site
Name of the site that the file belongs to in Calepin.

.PARAMETER SkipDirectory
Leaves the directory alone.

.PARAMETER SkipIssuedLicenses
Leaves out issued licences, the longest list and the one that names devices and people.

.PARAMETER PushUrl
Also sends the file to a Calepin server, for example https://calepin.example/api/v1/observations. HTTPS only; plain HTTP is
accepted for this computer itself. Redirections are not followed. A failure is retried four times.

.PARAMETER TokenFile
File that holds the token for PushUrl, readable by the account that runs the script and nobody else. The token is sent in a
header, and is neither displayed nor written.

.PARAMETER TimeoutSeconds
How long to wait for one answer of a computer: 120 seconds by default, 5 to 3600. A whole list is given thirty times that.

.PARAMETER ShowScheduledTask
Prints the commands that would run this script every day with the parameters given, and stops. The script itself creates no
task: it changes nothing.

.PARAMETER Language
Language of the messages and of -Help: en or fr. That of the session when absent.

.PARAMETER Quiet
Displays errors only. The path of the file is still returned.

.PARAMETER Help
Displays this help in the chosen language, and stops.

.EXAMPLE
PS> .\Calepin-Collect.ps1
Reads this computer, into the current folder.

.EXAMPLE
PS> .\Calepin-Collect.ps1 -ComputerName RDLIC01,RDLIC02,RDSH01 -Credential (Get-Credential) -OutputPath D:\Inventory
Reads three computers into one file.

.EXAMPLE
PS> .\Calepin-Collect.ps1 -PushUrl https://calepin.example/api/v1/observations -TokenFile C:\ProgramData\Calepin\token.txt -Quiet
Reads this computer and sends the file.

.INPUTS
None.

.OUTPUTS
System.String. The full path of the file.

.NOTES
Version 1.0.0. Windows PowerShell 5.1 and PowerShell 7 on Windows. Licence: Apache-2.0.

NOT RUN ON WINDOWS BY ITS AUTHORS. What has been checked, at every build, without Windows: the syntax (with a PowerShell
grammar), that each command and method it calls is on a list of those that read, that nothing in it needs PowerShell 6 or
later, that variables and functions exist, and that the examples of its output follow the published schema. What has not: the
values that each Windows version returns, remote sessions, the directory search, the push, the speed. Please report.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [string]$OutputPath = '.',
    [string[]]$ComputerName = @(),
    [System.Management.Automation.PSCredential]$Credential,
    [string]$Role = 'All',
    [string]$Site,
    [switch]$SkipDirectory,
    [switch]$SkipIssuedLicenses,
    [string]$PushUrl,
    [string]$TokenFile,
    [int]$TimeoutSeconds = 120,
    [switch]$ShowScheduledTask,
    [string]$Language,
    [switch]$Quiet,
    [switch]$Help
)

$ErrorActionPreference = 'Stop'
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    Write-Warning "This script needs PowerShell's full language mode."
    exit 3
}
$CollectorVersion = '1.0.0'
$Invariant = [System.Globalization.CultureInfo]::InvariantCulture

# The name carries the French help, which -Help -Language fr displays: PowerShell finds help by culture only for modules and for
# scripts whose help is in separate XML files, and this script travels alone.
function Calepin-Collect {
    <#
    .SYNOPSIS
    Lit les licences Bureau à distance de serveurs Windows dans un fichier JSON pour Calepin. Ne modifie rien.

    .DESCRIPTION
    Pour chaque ordinateur, le script lit ce qui existe :
    - Gestionnaire de licences : le serveur de licences, ses packs, ses licences émises, la liste de ses rapports par utilisateur existants ;
    - hôtes de session : mode de licence, serveurs de licences, délai de grâce, et d’où vient chaque réglage (stratégie ou local) ;
    - la version de Windows, jusqu’à la révision de mise à jour ;
    et, une fois, les CAL par utilisateur que l’annuaire inscrit sur les utilisateurs du domaine de l’ordinateur.

    Ce qui n’a pas pu être lu est nommé dans le fichier avec son motif ; le reste continue. Le fichier est en UTF-8, entier ou absent :
    il est écrit sous un autre nom et renommé à la fin. Seules des méthodes qui lisent sont appelées ; le script en tient la liste et
    refuse toute autre. Son format est décrit par docs/collector/schema/collector-1.json.

    À lancer dans une session élevée : les classes de licences ne se lisent qu’en administrateur local.

    Codes de sortie : 0 tout est lu (et remis) ; 1 le fichier est écrit, quelque chose n’a pas été lu ou remis ; 2 mauvais usage ;
    3 rien n’est écrit.

    .PARAMETER OutputPath
    Dossier pour Calepin_HÔTE_aaaaMMjj_HHmm.json, ou un nom de fichier qui finit par .json. Le dossier courant par défaut.

    .PARAMETER ComputerName
    Ordinateurs à lire, par leur nom, séparés par des virgules. Celui-ci par défaut. Les autres sont joints par WinRM, puis par DCOM.

    .PARAMETER Credential
    Compte pour les autres ordinateurs et pour l’annuaire. À demander avec Get-Credential ; jamais conservé, jamais écrit.

    .PARAMETER Role
    Ce qu’il faut chercher : All (par défaut), LicenseServer ou SessionHost. Avec All, un ordinateur sans Gestionnaire de licences est
    déclaré non lu (class-not-found) et le code de sortie est 1.

    .PARAMETER Site
    Nom du site auquel le fichier appartient dans Calepin.

    .PARAMETER SkipDirectory
    Laisse l’annuaire de côté.

    .PARAMETER SkipIssuedLicenses
    Laisse de côté les licences émises, la liste la plus longue et celle qui nomme appareils et personnes.

    .PARAMETER PushUrl
    Envoie aussi le fichier à un serveur Calepin, par exemple https://calepin.example/api/v1/observations. HTTPS seulement ; HTTP est
    admis pour cet ordinateur lui-même. Les redirections ne sont pas suivies. Un échec est retenté quatre fois.

    .PARAMETER TokenFile
    Fichier qui contient le jeton pour PushUrl, lisible par le compte qui lance le script et par personne d’autre. Le jeton part dans un
    en-tête ; il n’est ni affiché ni écrit.

    .PARAMETER TimeoutSeconds
    Attente maximale d’une réponse d’un ordinateur : 120 secondes par défaut, de 5 à 3600. Une liste entière a trente fois ce temps.

    .PARAMETER ShowScheduledTask
    Affiche les commandes qui lanceraient ce script chaque jour avec les paramètres donnés, puis s’arrête. Le script ne crée lui-même
    aucune tâche : il ne modifie rien.

    .PARAMETER Language
    Langue des messages et de -Help : en ou fr. Celle de la session par défaut.

    .PARAMETER Quiet
    N’affiche que les erreurs. Le chemin du fichier est tout de même rendu.

    .PARAMETER Help
    Affiche cette aide dans la langue choisie, puis s’arrête.

    .EXAMPLE
    PS> .\Calepin-Collect.ps1
    Lit cet ordinateur, dans le dossier courant.

    .EXAMPLE
    PS> .\Calepin-Collect.ps1 -ComputerName RDLIC01,RDLIC02,RDSH01 -Credential (Get-Credential) -OutputPath D:\Inventaire
    Lit trois ordinateurs dans un seul fichier.

    .EXAMPLE
    PS> .\Calepin-Collect.ps1 -PushUrl https://calepin.example/api/v1/observations -TokenFile C:\ProgramData\Calepin\token.txt -Quiet
    Lit cet ordinateur et envoie le fichier.

    .OUTPUTS
    System.String. Le chemin complet du fichier.

    .NOTES
    Version 1.0.0. Windows PowerShell 5.1 et PowerShell 7 sous Windows. Licence Apache-2.0.
    NON EXÉCUTÉ SOUS WINDOWS PAR SES AUTEURS : la syntaxe, la liste des commandes et méthodes appelées, la compatibilité avec 5.1 et le
    schéma sont vérifiés à chaque construction ; les valeurs rendues par chaque Windows, les sessions distantes, l’annuaire, l’envoi et la
    vitesse ne le sont pas. Dites-nous ce que vous voyez.
    #>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [string]$OutputPath,
        [string[]]$ComputerName,
        [System.Management.Automation.PSCredential]$Credential,
        [string]$Role,
        [string]$Site,
        [switch]$SkipDirectory,
        [switch]$SkipIssuedLicenses,
        [string]$PushUrl,
        [string]$TokenFile,
        [int]$TimeoutSeconds,
        [switch]$ShowScheduledTask,
        [string]$Language,
        [switch]$Quiet,
        [switch]$Help
    )
}

# Every method that the script may call, with the out parameter that carries its answer. All of them read.
$ReadOnlyMethods = @{
    'GetActivationStatus' = 'ActivationStatus'
    'GetLicenseServerId' = 'sLicenseServerId'
    'IsLSinTSLSGroup' = 'IsMember'
    'IsLSonDC' = 'OnDC'
    'IsLSPublished' = 'Published'
    'IsLSRegisteredToSCP' = 'Registered'
    'IsLSPreventUpgradeGPEnabled' = 'Enabled'
    'IsLSSecGrpGPEnabled' = 'Enabled'
    'IsSecureAccessAllowed' = 'Allowed'
    'IsTSinTSCGroup' = 'IsMember'
    'GetGracePeriodDays' = 'DaysLeft'
    'GetSpecifiedLicenseServerList' = 'SpecifiedLSList'
    'FindLicenseServers' = 'LicenseServersList'
    'GetDWORDValue' = 'uValue'
    'GetStringValue' = 'sValue'
    'GetMultiStringValue' = 'sValue'
}
$LicenseServerProperties = @('ProductId', 'ServerRole', 'Version', 'VersionNumber', 'DatabasePath', 'FirstName', 'LastName', 'Company',
    'CountryRegion', 'eMail', 'OrgUnit', 'Address', 'City', 'State', 'PostalCode')
$KeyPackProperties = @('KeyPackId', 'Description', 'KeyPackType', 'ProductType', 'ProductVersion', 'ProductVersionID', 'TotalLicenses',
    'IssuedLicenses', 'AvailableLicenses', 'ExpirationDate', 'AccessRights', 'TypeAndModel')
$IssuedLicenseProperties = @('LicenseId', 'KeyPackId', 'LicenseStatus', 'sIssuedToUser', 'sIssuedToComputer', 'sHardwareId', 'IssueDate',
    'ExpirationDate')
$ReportProperties = @('FileName', 'GenerationDateTime', 'LicenseUsageCount', 'InstalledLicenses', 'ScopeType', 'ScopeValue', 'Version')
$SessionHostProperties = @('TerminalServerMode', 'LicensingType', 'LicensingName', 'PossibleLicensingTypes',
    'PolicySourceLicensingType', 'DirectConnectLicenseServers', 'PolicySourceDirectConnectLicenseServers',
    'PolicySourceConfiguredLicenseServers', 'AllowTSConnections', 'SessionBrokerDrainMode')
$UserCalProperties = @('msTSExpireDate', 'msTSLicenseVersion', 'msTSLicenseVersion2', 'msTSLicenseVersion3', 'msTSManagingLS')
$RareUserCalProperties = @('msTSExpireDate2', 'msTSExpireDate3', 'msTSExpireDate4', 'msTSLicenseVersion4', 'msTSManagingLS2',
    'msTSManagingLS3', 'msTSManagingLS4')

# ---- Messages --------------------------------------------------------------------------------------------------------------------

$French = $Language -eq 'fr' -or (-not $Language -and $PSUICulture -like 'fr*')
$Texts = @{
    'language' = @("-Language is 'en' or 'fr'.", "-Language vaut « en » ou « fr ».")
    'role' = @("-Role is All, LicenseServer or SessionHost.", "-Role vaut All, LicenseServer ou SessionHost.")
    'timeout' = @("-TimeoutSeconds is between 5 and 3600.", "-TimeoutSeconds va de 5 à 3600.")
    'site' = @("-Site has at most 200 characters.", "-Site a 200 caractères au plus.")
    'credential' = @("-Credential is for other computers: give -ComputerName too.", "-Credential sert pour d’autres ordinateurs : donnez aussi -ComputerName.")
    'push-pair' = @("-PushUrl and -TokenFile go together.", "-PushUrl et -TokenFile vont ensemble.")
    'push-url' = @("-PushUrl must begin with https://, or http:// for this computer itself, and hold no user name.", "-PushUrl doit commencer par https://, ou http:// pour cet ordinateur lui-même, sans nom d’utilisateur.")
    'token' = @("The token file cannot be read, or does not hold one token of 16 to 512 printable characters.", "Le fichier du jeton est illisible, ou ne contient pas un jeton de 16 à 512 caractères imprimables.")
    'windows' = @("This script runs on Windows.", "Ce script fonctionne sous Windows.")
    'not-elevated' = @("This session is not elevated: the licensing classes will probably refuse to be read.", "Cette session n’est pas élevée : les classes de licences refuseront sans doute d’être lues.")
    'reading' = @("Reading {0} ...", "Lecture de {0} ...")
    'unread' = @("Not read: {0}, {1} ({2}). {3}", "Non lu : {0}, {1} ({2}). {3}")
    'written' = @("Written: {0} ({1} key packs, {2} issued licences, {3} user CALs; not read: {4}).", "Écrit : {0} ({1} packs, {2} licences émises, {3} CAL par utilisateur ; non lu : {4}).")
    'nothing' = @("Nothing was written: {0}", "Rien n’a été écrit : {0}")
    'sent' = @("Sent to {0}.", "Envoyé à {0}.")
    'retry' = @("Not delivered yet ({0}); next attempt in {1} s.", "Pas encore remis ({0}) ; nouvel essai dans {1} s.")
    'not-sent' = @("Not delivered: {0}. The file stays at {1}.", "Non remis : {0}. Le fichier reste dans {1}.")
}

function Get-Text([string]$Key, [object[]]$Arguments) {
    $text = $Texts[$Key][[int]$French]
    if ($null -eq $Arguments) { return $text }
    return [string]::Format($Invariant, $text, $Arguments)
}

function Write-Note([string]$Text) {
    if (-not $Quiet) { Write-Host $Text }
}

function Write-Problem([string]$Text) {
    [System.Console]::Error.WriteLine("Calepin-Collect: " + $Text)
}

# ---- JSON, written as it comes: a million rows must not stay in memory -------------------------------------------------------------

# U+0000 to U+001F, quote, backslash; also what some readers or terminals take for an end of line, and surrogates.
$JsonEscape = New-Object System.Text.RegularExpressions.Regex '[\u0000-\u001f"\\\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]'

function ConvertTo-JsonString([string]$Text) {
    if (-not $JsonEscape.IsMatch($Text)) { return '"' + $Text + '"' }
    $builder = New-Object System.Text.StringBuilder
    foreach ($character in $Text.ToCharArray()) {
        if ($JsonEscape.IsMatch([string]$character)) {
            [void]$builder.Append('\u' + ([int]$character).ToString('x4', $Invariant))
        } else {
            [void]$builder.Append($character)
        }
    }
    return '"' + $builder.ToString() + '"'
}

# The directory gives UTC without saying so; WMI gives local times that say so.
function ConvertTo-UtcText([datetime]$Instant) {
    if ($Instant.Kind -eq [System.DateTimeKind]::Unspecified) { $Instant = [datetime]::SpecifyKind($Instant, [System.DateTimeKind]::Utc) }
    return $Instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", $Invariant)
}

function ConvertTo-JsonText($Value) {
    if ($null -eq $Value) { return 'null' }
    if ($Value -is [string]) {
        if ($Value.Length -eq 0) { return 'null' }
        return ConvertTo-JsonString $Value
    }
    if ($Value -is [bool]) {
        if ($Value) { return 'true' }
        return 'false'
    }
    if ($Value -is [datetime]) { return '"' + (ConvertTo-UtcText $Value) + '"' }
    if ($Value -is [char]) { return ConvertTo-JsonString ([string]$Value) }
    # A uint32 of 4294967295 (unlimited) stays that number.
    if ($Value.GetType().IsPrimitive -or $Value -is [decimal]) { return [System.Convert]::ToString($Value, $Invariant) }
    if ($Value -is [System.Collections.IDictionary]) {
        $members = foreach ($key in $Value.Keys) { (ConvertTo-JsonString $key) + ':' + (ConvertTo-JsonText $Value[$key]) }
        return '{' + (@($members) -join ',') + '}'
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $entries = foreach ($entry in $Value) { ConvertTo-JsonText $entry }
        return '[' + (@($entries) -join ',') + ']'
    }
    return ConvertTo-JsonString ([string]$Value)
}

function Format-Row([string]$HostName, $Instance, [string[]]$Names) {
    $row = New-Object System.Text.StringBuilder
    [void]$row.Append('{"host":' + (ConvertTo-JsonString $HostName))
    foreach ($name in $Names) { [void]$row.Append(',"' + $name + '":' + (ConvertTo-JsonText $Instance.$name)) }
    [void]$row.Append('}')
    return $row.ToString()
}

function Start-List([string]$Name) {
    $script:Writer.Write(",`n" + (ConvertTo-JsonString $Name) + ':[')
    $script:ListIsEmpty = $true
}

function Add-Entry([string]$Json) {
    if ($script:ListIsEmpty) { $script:Writer.Write("`n" + $Json) } else { $script:Writer.Write(",`n" + $Json) }
    $script:ListIsEmpty = $false
}

function Stop-List {
    $script:Writer.Write(']')
}

# ---- What was read, what was not, and why -----------------------------------------------------------------------------------------

$ReadList = New-Object System.Collections.ArrayList
$UnreadList = New-Object System.Collections.ArrayList
$Counts = @{}

function Add-Read([string]$HostName, [string]$ClassName, [bool]$Complete, [int]$Count) {
    $entry = [ordered]@{ 'host' = $HostName; 'class' = $ClassName; 'complete' = $Complete; 'count' = $Count }
    [void]$ReadList.Add((ConvertTo-JsonText $entry))
    $Counts[$ClassName] = $Count + [int]$Counts[$ClassName]
}

# By number and by name of the error, never by its text, which Windows translates.
function Get-Reason($Problem) {
    $signs = New-Object System.Collections.ArrayList
    [void]$signs.Add([string]$Problem.FullyQualifiedErrorId)
    [void]$signs.Add([string]$Problem.CategoryInfo.Category)
    $exception = $Problem.Exception
    while ($null -ne $exception) {
        [void]$signs.Add($exception.GetType().FullName)
        [void]$signs.Add(([int]$exception.HResult).ToString('X8', $Invariant))
        [void]$signs.Add([string]$exception.NativeErrorCode)
        [void]$signs.Add([string]$exception.MessageId)
        $exception = $exception.InnerException
    }
    $text = $signs -join ' '
    if ($text -match '80070005|80041003|8007052E|AccessDenied|PermissionDenied|UnauthorizedAccess|AuthenticationError|SecurityError') { return 'access-denied' }
    if ($text -match '80041010|8004100E|80041002|InvalidClass|InvalidNamespace') { return 'class-not-found' }
    if ($text -match '80338029|80041069|800705B4|OperationTimeout|TimeoutException') { return 'timeout' }
    if ($text -match '800706BA|800706BE|80338012|80338126|803381B9|80070035|800704CF|8007203A|ConnectionError') { return 'host-unreachable' }
    return 'other'
}

# What Windows said, without what PowerShell wrapped around it.
function Get-InnermostMessage($Exception) {
    while ($null -ne $Exception.InnerException) { $Exception = $Exception.InnerException }
    return [string]$Exception.Message
}

function Add-Unread([string]$HostName, [string]$ClassName, $Problem) {
    $reason = Get-Reason $Problem
    $detail = ((Get-InnermostMessage $Problem.Exception) -replace '\s+', ' ').Trim()
    if ($detail.Length -gt 500) { $detail = $detail.Substring(0, 500) }
    $entry = [ordered]@{ 'host' = $HostName; 'class' = $ClassName; 'reason' = $reason; 'detail' = $detail }
    [void]$UnreadList.Add((ConvertTo-JsonText $entry))
    Write-Note (Get-Text 'unread' @($HostName, $ClassName, $reason, $detail))
    return $reason
}

# ---- Access to one computer -------------------------------------------------------------------------------------------------------

function Add-Session([hashtable]$Call, $Target) {
    $Call['OperationTimeoutSec'] = $TimeoutSeconds
    $Call['ErrorAction'] = 'Stop'
    $Call['CimSession'] = $Target.Session
    return $Call
}

# Hands each instance to the action as it arrives. Answers the reason when it failed, else nothing. The enumeration is drawn row by
# row from the session: Get-CimInstance would queue what arrives faster than it is written.
function Read-Instances($Target, [string]$ClassName, [scriptblock]$Action, [string]$Namespace = 'root\cimv2') {
    $count = 0
    $reason = $null
    try {
        $options = New-Object Microsoft.Management.Infrastructure.Options.CimOperationOptions
        $options.Timeout = [timespan]::FromSeconds(30 * $TimeoutSeconds)
        foreach ($found in $Target.Session.EnumerateInstances($Namespace, $ClassName, $options)) {
            & $Action $found
            $count += 1
        }
    } catch [System.IO.IOException] {
        # The disk, not the computer that is read.
        throw
    } catch {
        $reason = Add-Unread $Target.Name $ClassName $_
    }
    # An empty answer to someone who is not an administrator proves nothing.
    $complete = $null -eq $reason -and ($count -gt 0 -or $Target.Trusted)
    if ($null -eq $reason -or $count -gt 0) { Add-Read $Target.Name $ClassName $complete $count }
    return $reason
}

# Calls a method of an instance, or of a class given by its name, and returns its answer.
function Invoke-ReadOnlyMethod($Target, $Subject, [string]$MethodName, [hashtable]$Arguments = @{}) {
    if (-not $ReadOnlyMethods.ContainsKey($MethodName)) { throw "Not a method that reads: $MethodName" }
    $call = Add-Session @{ MethodName = $MethodName } $Target
    if ($Arguments.Count -gt 0) { $call['Arguments'] = $Arguments }
    if ($Subject -is [string]) {
        $call['ClassName'] = $Subject
        $call['Namespace'] = 'root\default'
    } else {
        $call['InputObject'] = $Subject
    }
    $answer = Invoke-CimMethod @call
    $code = [long]$answer.ReturnValue
    if ($code -eq 5 -or $code -eq 2147942405 -or $code -eq 2147749891) {
        throw (New-Object System.UnauthorizedAccessException "$MethodName answered $code")
    }
    if ($code -ne 0) { throw "$MethodName answered $code" }
    return $answer.($ReadOnlyMethods[$MethodName])
}

# One entry per method that answered; those that failed are named in "unread".
function Read-Methods($Target, $Instance, [string]$ClassName, [string[]]$Names, [hashtable]$Arguments = @{}) {
    $answers = [ordered]@{}
    foreach ($name in $Names) {
        try {
            $answers[$name] = Invoke-ReadOnlyMethod $Target $Instance $name $Arguments
        } catch {
            [void](Add-Unread $Target.Name "$ClassName.$name" $_)
        }
    }
    return $answers
}

# A value of HKEY_LOCAL_MACHINE; null when it is not set. A refusal is an error, "not found" (1, 2) is an answer.
function Read-RegistryValue($Target, [string]$MethodName, [string]$Key, [string]$Name) {
    $where = @{ hDefKey = [uint32]2147483650; sSubKeyName = $Key; sValueName = $Name }
    try {
        return Invoke-ReadOnlyMethod $Target 'StdRegProv' $MethodName $where
    } catch [System.Management.Automation.RuntimeException] {
        if ($_.Exception.Message -match ' answered [12]$') { return $null }
        throw
    }
}

function Read-OperatingSystem($Target) {
    $revision = $null
    try {
        $call = Add-Session @{ ClassName = 'Win32_OperatingSystem'; Property = @('Version', 'Caption') } $Target
        $system = Get-CimInstance @call
        $Target.OsName = [string]$system.Caption
        $Target.OsVersion = [string]$system.Version
        $revision = Read-RegistryValue $Target 'GetDWORDValue' 'SOFTWARE\Microsoft\Windows NT\CurrentVersion' 'UBR'
    } catch {
        [void](Add-Unread $Target.Name 'Win32_OperatingSystem' $_)
    }
    if ($Target.OsVersion -and $null -ne $revision) { $Target.OsVersion += '.' + ([long]$revision).ToString($Invariant) }
}

function Connect-Target([string]$Name) {
    $own = @('', '.', 'localhost', '127.0.0.1', '::1', $env:COMPUTERNAME, ($env:COMPUTERNAME + '.' + $env:USERDNSDOMAIN))
    $target = @{ Name = $Name; Session = $null; Trusted = $true; Domain = $null; OsVersion = $null; OsName = $null }
    if ($own -contains $Name) {
        $target.Name = $env:COMPUTERNAME
        $target.Trusted = $Elevated
        $target.Session = New-CimSession -OperationTimeoutSec $TimeoutSeconds
    } else {
        foreach ($protocol in @('Wsman', 'Dcom')) {
            try {
                $call = @{ ComputerName = $Name; OperationTimeoutSec = $TimeoutSeconds; ErrorAction = 'Stop' }
                $call['SessionOption'] = New-CimSessionOption -Protocol $protocol
                if ($null -ne $Credential) { $call['Credential'] = $Credential }
                $target.Session = New-CimSession @call
                break
            } catch {
                # The second way may work where the first does not; a refused account is refused on both.
                if ($protocol -eq 'Dcom' -or (Get-Reason $_) -eq 'access-denied') {
                    [void](Add-Unread $Name '*' $_)
                    return $null
                }
            }
        }
    }
    try {
        $call = Add-Session @{ ClassName = 'Win32_ComputerSystem'; Property = @('Name', 'DNSHostName', 'Domain', 'PartOfDomain') } $target
        $system = Get-CimInstance @call
        $target.Name = [string]$system.Name
        if ($system.PartOfDomain) {
            $target.Domain = [string]$system.Domain
            $target.Name = [string]$system.DNSHostName + '.' + $target.Domain
        }
    } catch {
        # A DCOM session is not tried out before its first use.
        $reason = Add-Unread $target.Name 'Win32_ComputerSystem' $_
        if ($reason -eq 'host-unreachable' -or $reason -eq 'timeout') {
            Remove-CimSession -CimSession $target.Session -ErrorAction SilentlyContinue
            return $null
        }
    }
    Read-OperatingSystem $target
    return $target
}

# ---- The lists --------------------------------------------------------------------------------------------------------------------

function Read-SessionHostPolicy($Target) {
    $policy = 'SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
    $control = 'SYSTEM\CurrentControlSet\Control\Terminal Server'
    $listener = $control + '\WinStations\RDP-Tcp'
    $local = 'SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers'
    try {
        $values = [ordered]@{
            'LicensingMode' = Read-RegistryValue $Target 'GetDWORDValue' $policy 'LicensingMode'
            'LicenseServers' = $null
            'LocalLicensingMode' = Read-RegistryValue $Target 'GetDWORDValue' ($control + '\RCM\Licensing Core') 'LicensingMode'
            'LocalLicenseServers' = @(Read-RegistryValue $Target 'GetMultiStringValue' $local 'SpecifiedLicenseServers' | Where-Object { $_ })
            'fDenyTSConnections' = Read-RegistryValue $Target 'GetDWORDValue' $control 'fDenyTSConnections'
            'UserAuthentication' = Read-RegistryValue $Target 'GetDWORDValue' $listener 'UserAuthentication'
            'SecurityLayer' = Read-RegistryValue $Target 'GetDWORDValue' $listener 'SecurityLayer'
            'MinEncryptionLevel' = Read-RegistryValue $Target 'GetDWORDValue' $listener 'MinEncryptionLevel'
        }
        $servers = Read-RegistryValue $Target 'GetStringValue' $policy 'LicenseServers'
        if ($servers) { $values['LicenseServers'] = @($servers.Split([char[]]',;') | ForEach-Object { $_.Trim() } | Where-Object { $_ }) }
        Add-Read $Target.Name 'Registry' $true 1
        return $values
    } catch {
        [void](Add-Unread $Target.Name 'Registry' $_)
        return $null
    }
}

# Answers the entry, or nothing when the computer is not a session host (TerminalServerMode 0: remote administration only).
function Read-SessionHost($Target) {
    $instances = New-Object System.Collections.ArrayList
    $namespace = 'root\cimv2\TerminalServices'
    $reason = Read-Instances $Target 'Win32_TerminalServiceSetting' { param($instance) [void]$instances.Add($instance) } $namespace
    if ($null -ne $reason -or $instances.Count -eq 0 -or $instances[0].TerminalServerMode -ne 1) { return $null }
    $setting = $instances[0]
    $properties = [ordered]@{}
    foreach ($name in $SessionHostProperties) { $properties[$name] = $setting.$name }
    $methods = Read-Methods $Target $setting 'Win32_TerminalServiceSetting' @('GetGracePeriodDays', 'GetSpecifiedLicenseServerList', 'FindLicenseServers')
    if ($methods.Contains('GetSpecifiedLicenseServerList')) {
        $methods['GetSpecifiedLicenseServerList'] = @($methods['GetSpecifiedLicenseServerList'] | Where-Object { $_ })
    }
    if ($methods.Contains('FindLicenseServers')) {
        $methods['FindLicenseServers'] = @($methods['FindLicenseServers'] | ForEach-Object { [string]$_.LicenseServer } | Where-Object { $_ })
    }
    $entry = [ordered]@{ 'host' = $Target.Name; 'properties' = $properties; 'methods' = $methods }
    $entry['policy'] = Read-SessionHostPolicy $Target
    $entry['deployment'] = Read-Deployment $Target $namespace
    $entry['osVersion'] = $Target.OsVersion
    return $entry
}

# Settings of a whole deployment, where there is one. Most session hosts do not have the class.
function Read-Deployment($Target, [string]$Namespace) {
    try {
        $call = Add-Session @{ ClassName = 'Win32_TSDeploymentLicensing'; Namespace = $Namespace } $Target
        $setting = @(Get-CimInstance @call)[0]
        if ($null -eq $setting) { return $null }
        return [ordered]@{
            'UseCentralLicensingSettings' = $setting.UseCentralLicensingSettings
            'LicensingType' = $setting.LicensingType
            'LicenseServers' = @($setting.LicenseServers | Where-Object { $_ })
        }
    } catch {
        if ((Get-Reason $_) -ne 'class-not-found') { [void](Add-Unread $Target.Name 'Win32_TSDeploymentLicensing' $_) }
        return $null
    }
}

# Answers whether the computer has RD Licensing.
function Write-LicenseServer($Target, [string[]]$SessionHostNames) {
    $instances = New-Object System.Collections.ArrayList
    $reason = Read-Instances $Target 'Win32_TSLicenseServer' { param($instance) [void]$instances.Add($instance) }
    foreach ($instance in $instances) {
        $properties = [ordered]@{}
        foreach ($name in $LicenseServerProperties) { $properties[$name] = $instance.$name }
        $class = 'Win32_TSLicenseServer'
        $methods = Read-Methods $Target $instance $class @('GetActivationStatus', 'IsLSonDC', 'IsLSPublished', 'IsLSRegisteredToSCP',
            'IsLSPreventUpgradeGPEnabled', 'IsLSSecGrpGPEnabled')
        # The identifier exists once the server is activated; the group only in a domain.
        $more = @{}
        if ($methods['GetActivationStatus'] -eq 0) { $more = Read-Methods $Target $instance $class @('GetLicenseServerId') }
        foreach ($name in @($more.Keys)) { $methods[$name] = $more[$name] }
        $more = @{}
        if ($Target.Domain) { $more = Read-Methods $Target $instance $class @('IsLSinTSLSGroup') @{ Domain = $Target.Domain } }
        foreach ($name in @($more.Keys)) { $methods[$name] = $more[$name] }
        $access = foreach ($sessionHost in $SessionHostNames) {
            $answers = Read-Methods $Target $instance $class @('IsSecureAccessAllowed', 'IsTSinTSCGroup') @{ tsname = $sessionHost }
            $answers['sessionHost'] = $sessionHost
            $answers
        }
        $entry = [ordered]@{ 'host' = $Target.Name; 'properties' = $properties; 'methods' = $methods }
        $entry['sessionHostAccess'] = @($access | Where-Object { $null -ne $_ })
        $entry['osVersion'] = $Target.OsVersion
        Add-Entry (ConvertTo-JsonText $entry)
    }
    return $reason -ne 'class-not-found'
}

function Write-Instances($Targets, [string]$ListName, [string]$ClassName, [string[]]$Properties) {
    Start-List $ListName
    foreach ($target in @($Targets)) {
        [void](Read-Instances $target $ClassName {
            param($instance)
            Add-Entry (Format-Row $target.Name $instance $Properties)
            $instance.Dispose()
        })
    }
    Stop-List
}

function New-DirectoryEntry([string]$Path) {
    $protected = [System.DirectoryServices.AuthenticationTypes]'Secure, Signing, Sealing'
    # A true null: an empty name would be an anonymous bind.
    $user = [NullString]::Value
    $password = [NullString]::Value
    if ($null -ne $Credential) {
        $user = $Credential.UserName
        $password = $Credential.GetNetworkCredential().Password
    }
    return [System.DirectoryServices.DirectoryEntry]::new($Path, $user, $password, $protected)
}

function New-DirectorySearcher([string]$Path, [string]$Filter, [string[]]$Properties) {
    $searcher = New-Object System.DirectoryServices.DirectorySearcher
    $searcher.SearchRoot = New-DirectoryEntry $Path
    $searcher.Filter = $Filter
    $searcher.PageSize = 1000
    $searcher.CacheResults = $false
    $searcher.ClientTimeout = [timespan]::FromSeconds($TimeoutSeconds)
    foreach ($property in $Properties) { [void]$searcher.PropertiesToLoad.Add($property) }
    return $searcher
}

function Get-FirstValue($Result, [string]$Name) {
    $values = $Result.Properties[$Name.ToLowerInvariant()]
    if ($null -eq $values -or $values.Count -eq 0) { return $null }
    return $values[0]
}

# The short name of the domain, as in LAB\amelie; null when it cannot be read.
function Get-DomainShortName([string]$Server, $Root) {
    $context = [string]$Root.PSBase.Properties['defaultNamingContext'].Value
    $partitions = 'LDAP://' + $Server + '/CN=Partitions,' + [string]$Root.PSBase.Properties['configurationNamingContext'].Value
    $escaped = $context.Replace('\', '\5c').Replace('*', '\2a').Replace('(', '\28').Replace(')', '\29')
    $searcher = New-DirectorySearcher $partitions ('(&(objectClass=crossRef)(nCName=' + $escaped + '))') @('nETBIOSName')
    $result = $searcher.FindOne()
    if ($null -eq $result) { return $null }
    return [string](Get-FirstValue $result 'nETBIOSName')
}

function Write-UserCals([string]$Domain) {
    $count = 0
    $failed = $false
    $results = $null
    try {
        Add-Type -AssemblyName System.DirectoryServices
        $root = New-DirectoryEntry ('LDAP://' + $Domain + '/RootDSE')
        $short = Get-DomainShortName $Domain $root
        $path = 'LDAP://' + $Domain + '/' + [string]$root.PSBase.Properties['defaultNamingContext'].Value
        $filter = '(&(objectCategory=person)(objectClass=user)(msTSManagingLS=*))'
        $names = @('sAMAccountName', 'userAccountControl') + $UserCalProperties + $RareUserCalProperties
        $results = (New-DirectorySearcher $path $filter $names).FindAll()
        foreach ($result in $results) {
            $account = [string](Get-FirstValue $result 'sAMAccountName')
            if (-not $account) { continue }
            $entry = [ordered]@{ 'user' = $account }
            if ($short) { $entry['user'] = $short + '\' + $account }
            foreach ($name in $UserCalProperties) { $entry[$name] = Get-FirstValue $result $name }
            foreach ($name in $RareUserCalProperties) {
                $value = Get-FirstValue $result $name
                if ($null -ne $value) { $entry[$name] = $value }
            }
            $control = Get-FirstValue $result 'userAccountControl'
            $entry['disabled'] = $null
            if ($null -ne $control) { $entry['disabled'] = ([int]$control -band 2) -ne 0 }
            Add-Entry (ConvertTo-JsonText $entry)
            $count += 1
        }
    } catch [System.IO.IOException] {
        throw
    } catch {
        $failed = $true
        [void](Add-Unread $Domain 'ActiveDirectory' $_)
    } finally {
        if ($null -ne $results) { $results.Dispose() }
    }
    # Attributes that may not be read look like attributes that are not there: none found is not "none".
    if (-not $failed -or $count -gt 0) { Add-Read $Domain 'ActiveDirectory' (-not $failed -and $count -gt 0) $count }
}

# ---- Sending ----------------------------------------------------------------------------------------------------------------------

function Compress-File([string]$Path, [string]$Destination) {
    $source = [System.IO.File]::OpenRead($Path)
    try {
        $file = [System.IO.File]::Create($Destination)
        try {
            $compressor = New-Object System.IO.Compression.GZipStream $file, ([System.IO.Compression.CompressionMode]::Compress)
            $source.CopyTo($compressor)
            $compressor.Dispose()
        } finally {
            $file.Dispose()
        }
    } finally {
        $source.Dispose()
    }
}

# One attempt. Answers null when delivered, else what happened and whether another attempt may help.
function Send-Once($Client, [string]$Path, [uri]$Address, [string]$Token) {
    $stream = [System.IO.File]::OpenRead($Path)
    try {
        $request = New-Object System.Net.Http.HttpRequestMessage ([System.Net.Http.HttpMethod]::Post), $Address
        $request.Headers.Authorization = New-Object System.Net.Http.Headers.AuthenticationHeaderValue 'Bearer', $Token
        $request.Content = New-Object System.Net.Http.StreamContent $stream
        $request.Content.Headers.ContentType = New-Object System.Net.Http.Headers.MediaTypeHeaderValue 'application/json'
        if ($Path.EndsWith('.gz')) { $request.Content.Headers.ContentEncoding.Add('gzip') }
        $response = $Client.SendAsync($request).GetAwaiter().GetResult()
        $status = [int]$response.StatusCode
        if ($status -ge 200 -and $status -lt 300) { return $null }
        $wait = 0
        if ($null -ne $response.Headers.RetryAfter -and $null -ne $response.Headers.RetryAfter.Delta) {
            $wait = [int]$response.Headers.RetryAfter.Delta.TotalSeconds
        }
        return @{ Reason = "HTTP $status"; Again = @(408, 429, 500, 502, 503, 504) -contains $status; Wait = $wait }
    } catch {
        return @{ Reason = Get-InnermostMessage $_.Exception; Again = $true; Wait = 0 }
    } finally {
        $stream.Dispose()
    }
}

function Send-Document([string]$Path, [uri]$Address, [string]$Token) {
    Add-Type -AssemblyName System.Net.Http
    if ($PSVersionTable.PSEdition -ne 'Core') {
        # Windows PowerShell may still begin with TLS 1.0.
        [System.Net.ServicePointManager]::SecurityProtocol = [System.Net.ServicePointManager]::SecurityProtocol -bor [System.Net.SecurityProtocolType]::Tls12
    }
    $handler = New-Object System.Net.Http.HttpClientHandler
    # A redirection would carry the token elsewhere.
    $handler.AllowAutoRedirect = $false
    $client = New-Object System.Net.Http.HttpClient $handler
    $client.Timeout = [timespan]::FromMinutes(30)
    $compressed = $Path + '.' + $PID.ToString($Invariant) + '.gz'
    try {
        # Issued licences shrink to about a sixth; a small file is not worth a second one.
        if ((New-Object System.IO.FileInfo $Path).Length -gt 1048576) {
            Compress-File $Path $compressed
            $Path = $compressed
        }
        foreach ($pause in @(2, 10, 30, 120, 0)) {
            $problem = Send-Once $client $Path $Address $Token
            if ($null -eq $problem) { return $null }
            if (-not $problem.Again -or $pause -eq 0) { return $problem.Reason }
            $seconds = [Math]::Min(300, [Math]::Max($pause, $problem.Wait))
            Write-Note (Get-Text 'retry' @($problem.Reason, $seconds))
            Start-Sleep -Seconds $seconds
        }
    } catch {
        return Get-InnermostMessage $_.Exception
    } finally {
        $client.Dispose()
        if ([System.IO.File]::Exists($compressed)) { [System.IO.File]::Delete($compressed) }
    }
}

# ---- Checks before anything is read -----------------------------------------------------------------------------------------------

function Get-FullPath([string]$Path) {
    return $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
}

# Answers the key of the first thing that is wrong, or nothing.
function Test-Usage {
    if ($Language -and @('en', 'fr') -notcontains $Language) { return 'language' }
    if (@('All', 'LicenseServer', 'SessionHost') -notcontains $Role) { return 'role' }
    if ($TimeoutSeconds -lt 5 -or $TimeoutSeconds -gt 3600) { return 'timeout' }
    if ($Site.Length -gt 200) { return 'site' }
    if ($null -ne $Credential -and $Computers.Count -eq 0) { return 'credential' }
    if ([bool]$PushUrl -ne [bool]$TokenFile) { return 'push-pair' }
    if ($PushUrl) {
        $address = $null
        if (-not [uri]::TryCreate($PushUrl, [System.UriKind]::Absolute, [ref]$address)) { return 'push-url' }
        $safe = $address.Scheme -eq 'https' -or ($address.Scheme -eq 'http' -and $address.IsLoopback)
        if (-not $safe -or $address.UserInfo) { return 'push-url' }
        if (-not $ShowScheduledTask -and $null -eq (Read-Token)) { return 'token' }
    }
    return $null
}

function Read-Token {
    try {
        $text = [System.IO.File]::ReadAllText((Get-FullPath $TokenFile)).Trim()
        if ($text -match '^[\x21-\x7e]{16,512}$') { return $text }
        return $null
    } catch {
        return $null
    }
}

function Get-ScheduledTaskCommands {
    $arguments = '-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File "' + $PSCommandPath + '" -Quiet -OutputPath "' + (Get-FullPath $OutputPath) + '"'
    if ($Computers.Count -gt 0) { $arguments += ' -ComputerName "' + ($Computers -join ',') + '"' }
    if ($Role -ne 'All') { $arguments += ' -Role ' + $Role }
    if ($Site) { $arguments += ' -Site "' + $Site + '"' }
    if ($SkipDirectory) { $arguments += ' -SkipDirectory' }
    if ($SkipIssuedLicenses) { $arguments += ' -SkipIssuedLicenses' }
    if ($TimeoutSeconds -ne 120) { $arguments += ' -TimeoutSeconds ' + $TimeoutSeconds.ToString($Invariant) }
    if ($PushUrl) { $arguments += ' -PushUrl "' + $PushUrl + '" -TokenFile "' + (Get-FullPath $TokenFile) + '"' }
    return @(
        ('$action = New-ScheduledTaskAction -Execute ''powershell.exe'' -Argument ''' + $arguments.Replace("'", "''") + ''''),
        '$trigger = New-ScheduledTaskTrigger -Daily -At ''06:30''',
        '$principal = New-ScheduledTaskPrincipal -UserId ''SYSTEM'' -LogonType ServiceAccount -RunLevel Highest',
        '$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 2)',
        'Register-ScheduledTask -TaskName ''Calepin collector'' -Action $action -Trigger $trigger -Principal $principal -Settings $settings'
    )
}

# ---- The run ----------------------------------------------------------------------------------------------------------------------

# "powershell -File" hands a list over as one text.
$Computers = @($ComputerName | ForEach-Object { ([string]$_).Split(',') } | ForEach-Object { $_.Trim() } | Where-Object { $_ } | Select-Object -Unique)

if ($Help) {
    if ($French) { Get-Help Calepin-Collect -Category Function -Full } else { Get-Help $PSCommandPath -Full }
    exit 0
}
$wrong = Test-Usage
if ($null -ne $wrong) {
    Write-Problem (Get-Text $wrong)
    exit 2
}
if ($ShowScheduledTask) {
    Get-ScheduledTaskCommands
    exit 0
}
if ([System.Environment]::OSVersion.Platform -ne [System.PlatformID]::Win32NT) {
    Write-Problem (Get-Text 'windows')
    exit 3
}

$identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
$Elevated = (New-Object System.Security.Principal.WindowsPrincipal $identity).IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
if (-not $Elevated -and $Computers.Count -eq 0) { Write-Note (Get-Text 'not-elevated') }

$startedAt = [datetime]::UtcNow
$script:Writer = $null
$script:ListIsEmpty = $true
$partial = $null
$finished = $null
$here = $null
$targets = @()
try {
    $finished = Get-FullPath $OutputPath
    if (-not $finished.EndsWith('.json', [System.StringComparison]::OrdinalIgnoreCase)) {
        $stamp = $startedAt.ToLocalTime().ToString('yyyyMMdd_HHmm', $Invariant)
        $finished = [System.IO.Path]::Combine($finished, 'Calepin_' + $env:COMPUTERNAME + '_' + $stamp + '.json')
    }
    [void][System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($finished))
    $partial = $finished + '.' + $PID.ToString($Invariant) + '.part'
    $script:Writer = New-Object System.IO.StreamWriter $partial, $false, (New-Object System.Text.UTF8Encoding $false)

    $here = Connect-Target ''
    if ($Computers.Count -eq 0 -and $null -ne $here) { $targets = @($here) }
    foreach ($name in $Computers) {
        Write-Note (Get-Text 'reading' @($name))
        $target = Connect-Target $name
        if ($null -ne $target) { $targets += $target }
    }

    # Gathered first: each license server is asked about the session hosts.
    $sessionHosts = @()
    if ($Role -ne 'LicenseServer') {
        foreach ($target in $targets) {
            $entry = Read-SessionHost $target
            if ($null -ne $entry) { $sessionHosts += $entry }
        }
    }
    $sessionHostNames = @($sessionHosts | ForEach-Object { $_['host'] })

    $head = [ordered]@{ 'calepin' = [ordered]@{ 'schema' = 1; 'collector' = $CollectorVersion }; 'collectedAt' = $startedAt }
    $head['host'] = [ordered]@{ 'name' = $env:COMPUTERNAME; 'fqdn' = $null; 'domain' = $here.Domain; 'osVersion' = $here.OsVersion; 'osName' = $here.OsName }
    if ($here.Domain) { $head['host']['fqdn'] = $here.Name }
    $head['site'] = $Site
    $text = ConvertTo-JsonText $head
    $script:Writer.Write($text.Substring(0, $text.Length - 1))

    $licensing = @()
    Start-List 'licenseServers'
    if ($Role -ne 'SessionHost') {
        foreach ($target in $targets) {
            if (Write-LicenseServer $target $sessionHostNames) { $licensing += $target }
        }
    }
    Stop-List
    Write-Instances $licensing 'keyPacks' 'Win32_TSLicenseKeyPack' $KeyPackProperties
    Write-Instances $licensing 'licenseReports' 'Win32_TSLicenseReport' $ReportProperties
    Start-List 'sessionHosts'
    foreach ($entry in $sessionHosts) { Add-Entry (ConvertTo-JsonText $entry) }
    Stop-List
    Start-List 'userCals'
    # Outside a domain nothing records who holds a Per User CAL.
    if (-not $SkipDirectory -and $Role -ne 'SessionHost' -and $here.Domain) { Write-UserCals $here.Domain }
    Stop-List
    $withIssued = @()
    if (-not $SkipIssuedLicenses) { $withIssued = $licensing }
    Write-Instances $withIssued 'issuedLicenses' 'Win32_TSIssuedLicense' $IssuedLicenseProperties
    Start-List 'read'
    foreach ($json in $ReadList) { Add-Entry $json }
    Stop-List
    Start-List 'unread'
    foreach ($json in $UnreadList) { Add-Entry $json }
    Stop-List
    $script:Writer.Write("`n}`n")
    $script:Writer.Dispose()
    $script:Writer = $null

    # Renamed at the end, so that nobody picks up half a file.
    if ([System.IO.File]::Exists($finished)) {
        [System.IO.File]::Replace($partial, $finished, [NullString]::Value)
    } else {
        [System.IO.File]::Move($partial, $finished)
    }
    $partial = $null
} catch {
    Write-Problem (Get-Text 'nothing' @(Get-InnermostMessage $_.Exception))
    exit 3
} finally {
    if ($null -ne $script:Writer) { try { $script:Writer.Dispose() } catch { Write-Verbose $_.Exception.Message } }
    if ($null -ne $partial -and [System.IO.File]::Exists($partial)) { [System.IO.File]::Delete($partial) }
    if ($Computers.Count -gt 0 -and $null -ne $here) { $targets += $here }
    foreach ($target in $targets) {
        try { Remove-CimSession -CimSession $target.Session } catch { Write-Verbose $_.Exception.Message }
    }
}

Write-Note (Get-Text 'written' @($finished, [int]$Counts['Win32_TSLicenseKeyPack'], [int]$Counts['Win32_TSIssuedLicense'], [int]$Counts['ActiveDirectory'], $UnreadList.Count))
$code = 0
if ($UnreadList.Count -gt 0) { $code = 1 }
if ($PushUrl) {
    $problem = Send-Document $finished ([uri]$PushUrl) (Read-Token)
    if ($null -eq $problem) {
        Write-Note (Get-Text 'sent' @(([uri]$PushUrl).Host))
    } else {
        Write-Problem (Get-Text 'not-sent' @($problem, $finished))
        $code = 1
    }
}
Write-Output $finished
exit $code
