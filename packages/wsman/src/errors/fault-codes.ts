import type { WsmanErrorCode } from './explanations.ts';

/**
 * Codes of Windows that a fault carries. Sources: [MS-ERREF] 2.2 (Win32 error codes) and `wsmerror.h` (`ERROR_WSMAN_…`) for
 * 0x8033…, [MS-WMI] 2.2.11 (`WBEMSTATUS`) for 0x8004….
 */
const CODES: ReadonlyMap<number, WsmanErrorCode> = new Map<number, WsmanErrorCode>([
  [5, 'access-denied'],
  [1326, 'authentication-refused'], // ERROR_LOGON_FAILURE
  [1327, 'account-restricted'], // ERROR_ACCOUNT_RESTRICTION
  [1328, 'account-restricted'], // ERROR_INVALID_LOGON_HOURS
  [1329, 'account-restricted'], // ERROR_INVALID_WORKSTATION
  [1330, 'password-expired'], // ERROR_PASSWORD_EXPIRED
  [1331, 'account-disabled'], // ERROR_ACCOUNT_DISABLED
  [1385, 'account-restricted'], // ERROR_LOGON_TYPE_NOT_GRANTED
  [1398, 'clock-skew'], // ERROR_TIME_SKEW
  [1793, 'account-expired'], // ERROR_ACCOUNT_EXPIRED
  [1907, 'password-must-change'], // ERROR_PASSWORD_MUST_CHANGE
  [1909, 'account-locked'], // ERROR_ACCOUNT_LOCKED_OUT
  [0x80338000, 'class-not-found'], // ERROR_WSMAN_RESOURCE_NOT_FOUND
  [0x80338012, 'class-not-found'], // ERROR_WSMAN_DESTINATION_UNREACHABLE
  [0x80338014, 'server-busy'], // ERROR_WSMAN_ENDPOINT_UNAVAILABLE
  [0x8033801a, 'query-refused'], // ERROR_WSMAN_ENUMERATE_CANNOT_PROCESS_FILTER
  [0x8033801b, 'enumeration-lost'], // ERROR_WSMAN_ENUMERATE_INVALID_ENUMERATION_CONTEXT
  [0x8033801c, 'server-timeout'], // ERROR_WSMAN_ENUMERATE_TIMED_OUT
  [0x80338026, 'envelope-too-small'], // ERROR_WSMAN_ENVELOPE_TOO_LARGE
  [0x80338029, 'server-timeout'], // ERROR_WSMAN_OPERATION_TIMEDOUT
  [0x80338035, 'envelope-too-small'], // ERROR_WSMAN_ENCODING_LIMIT
  [0x80338036, 'authentication-refused'], // ERROR_WSMAN_FAILED_AUTHENTICATION
  [0x8033803b, 'class-not-found'], // ERROR_WSMAN_INVALID_RESOURCE_URI
  [0x8033803f, 'quota'], // ERROR_WSMAN_QUOTA_LIMIT
  [0x80338048, 'envelope-too-small'], // ERROR_WSMAN_MAX_ENVELOPE_SIZE_EXCEEDED
  [0x80338049, 'envelope-too-small'], // ERROR_WSMAN_SERVER_ENVELOPE_LIMIT
  [0x8033807e, 'envelope-too-small'], // ERROR_WSMAN_MIN_ENVELOPE_SIZE
  [0x80338084, 'enumeration-lost'], // ERROR_WSMAN_ENUMERATION_INVALID
  [0x80338104, 'access-denied'], // ERROR_WSMAN_WMI_SVC_ACCESS_DENIED
  [0x80338105, 'class-access-denied'], // ERROR_WSMAN_WMI_PROVIDER_ACCESS_DENIED
  [0x80338106, 'class-access-denied'], // ERROR_WSMAN_WMI_CANNOT_CONNECT_ACCESS_DENIED
  [0x80338112, 'server-busy'], // ERROR_WSMAN_HTTP_SERVICE_UNAVAILABLE_STATUS
  [0x80338199, 'redirected'], // ERROR_WSMAN_REDIRECT_REQUESTED
  [0x803381a5, 'quota'], // ERROR_WSMAN_QUOTA_MAX_SHELLS
  [0x803381a6, 'quota'], // ERROR_WSMAN_QUOTA_MAX_OPERATIONS
  [0x803381a7, 'quota'], // ERROR_WSMAN_QUOTA_USER
  [0x803381a8, 'quota'], // ERROR_WSMAN_QUOTA_SYSTEM
  [0x803381aa, 'redirected'], // ERROR_WSMAN_REDIRECT_LOCATION_NOT_AVAILABLE
  [0x803381ab, 'quota'], // ERROR_WSMAN_QUOTA_MAX_SHELLUSERS
  [0x803381dd, 'access-denied'], // ERROR_WSMAN_SERVICE_REMOTE_ACCESS_DISABLED
  [0x803381e3, 'access-denied'], // ERROR_WSMAN_REMOTE_CONNECTION_NOT_ALLOWED
  [0x803381e4, 'quota'], // ERROR_WSMAN_QUOTA_MAX_SHELLS_PPQ
  [0x803381e5, 'quota'], // ERROR_WSMAN_QUOTA_MAX_USERS_PPQ
  [0x803381e6, 'quota'], // ERROR_WSMAN_QUOTA_MAX_PLUGINSHELLS_PPQ
  [0x803381e7, 'quota'], // ERROR_WSMAN_QUOTA_MAX_PLUGINOPERATIONS_PPQ
  [0x803381e8, 'quota'], // ERROR_WSMAN_QUOTA_MAX_OPERATIONS_USER_PPQ
  [0x803381e9, 'quota'], // ERROR_WSMAN_QUOTA_MAX_COMMANDS_PER_SHELL_PPQ
  [0x80041002, 'class-not-found'], // WBEM_E_NOT_FOUND
  [0x80041003, 'class-access-denied'], // WBEM_E_ACCESS_DENIED
  [0x8004100e, 'namespace-not-found'], // WBEM_E_INVALID_NAMESPACE
  [0x80041010, 'class-not-found'], // WBEM_E_INVALID_CLASS
  [0x80041017, 'query-refused'], // WBEM_E_INVALID_QUERY
  [0x80041032, 'server-timeout'], // WBEM_E_CALL_CANCELLED
  [0x8004106c, 'quota'], // WBEM_E_QUOTA_VIOLATION
]);

/** What OMI and other CIM servers give as `CIMStatusCode`. Source: DSP0200, status codes. */
const CIM_STATUS: ReadonlyMap<number, WsmanErrorCode> = new Map<number, WsmanErrorCode>([
  [2, 'class-access-denied'],
  [3, 'namespace-not-found'],
  [5, 'class-not-found'],
  [6, 'class-not-found'],
  [15, 'query-refused'],
  [17, 'method-failed'],
  [27, 'quota'],
]);

/** Subcodes, for servers that give nothing better. Sources: DSP0226 annex on faults, WS-Addressing, WS-Enumeration. */
const SUBCODES: Readonly<Record<string, WsmanErrorCode>> = {
  AccessDenied: 'access-denied',
  CannotProcessFilter: 'query-refused',
  Concurrency: 'server-busy',
  DestinationUnreachable: 'class-not-found',
  EncodingLimit: 'envelope-too-small',
  EndpointUnavailable: 'server-busy',
  FailedAuthentication: 'authentication-refused',
  InvalidEnumerationContext: 'enumeration-lost',
  QuotaLimit: 'quota',
  TimedOut: 'server-timeout',
};

/** A code as Windows gives it, signed or not, with or without the wrapping that an HRESULT puts around a Win32 error. */
export function plainCode(code: number): number {
  const unsigned = code < 0 ? code + 2 ** 32 : code;
  return unsigned >= 0x80070000 && unsigned <= 0x8007ffff ? unsigned - 0x80070000 : unsigned;
}

export function codeOfNumber(code: number): WsmanErrorCode | null {
  return CODES.get(plainCode(code)) ?? null;
}

export function codeOfCimStatus(status: number): WsmanErrorCode | null {
  return CIM_STATUS.get(status) ?? null;
}

/** @param subcode local name, e.g. `TimedOut`. */
export function codeOfSubcode(subcode: string): WsmanErrorCode | null {
  return Object.hasOwn(SUBCODES, subcode) ? (SUBCODES[subcode] ?? null) : null;
}
