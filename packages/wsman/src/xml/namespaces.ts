/** Namespaces of the messages. Sources: DSP0226 annex A (WS-Management), DSP0227 and DSP0230 (CIM), [MS-WSMV] 2.1. */
export const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
export const ADDRESSING = 'http://schemas.xmlsoap.org/ws/2004/08/addressing';
export const WSMAN = 'http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd';
export const WSMAN_MICROSOFT = 'http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd';
export const ENUMERATION = 'http://schemas.xmlsoap.org/ws/2004/09/enumeration';
export const TRANSFER = 'http://schemas.xmlsoap.org/ws/2004/09/transfer';
export const WSMAN_FAULT = 'http://schemas.microsoft.com/wbem/wsman/1/wsmanfault';
export const CIM = 'http://schemas.dmtf.org/wbem/wscim/1/common';
export const IDENTIFY = 'http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd';
export const SCHEMA = 'http://www.w3.org/2001/XMLSchema';
export const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
export const XML = 'http://www.w3.org/XML/1998/namespace';
export const ANONYMOUS = 'http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous';
