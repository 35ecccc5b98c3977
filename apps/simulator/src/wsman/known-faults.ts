import type { WsmanFault } from '../soap/fault.ts';
import { NS } from '../soap/namespaces.ts';
import type { Language } from '../windows/language.ts';

/**
 * Faults of the Windows service, with its numbers. Codes and English texts: wsmerror.h and winerror.h of the Windows SDK;
 * shapes: captures of Windows Server 2008 R2 and 2016. Only the system's commonest messages exist in French and German here.
 */
const ACCESS_DENIED: Readonly<Record<Language, string>> = {
  en: 'Access is denied.',
  fr: 'Accès refusé.',
  de: 'Zugriff verweigert',
};
const WMI_ACCESS_DENIED: Readonly<Record<Language, string>> = {
  en: 'Access denied',
  fr: 'Accès refusé',
  de: 'Zugriff verweigert',
};
const RESOURCE_NOT_FOUND: Readonly<Record<Language, string>> = {
  en: 'The WS-Management service cannot process the request. The service cannot find the resource identified by the resource URI and selectors.',
  fr: 'Le service Gestion des services Web ne peut pas traiter la demande. Le service ne trouve pas la ressource identifiée par l’URI et les sélecteurs de ressource.',
  de: 'Der WS-Verwaltungsdienst kann die Anforderung nicht verarbeiten. Die durch den Ressourcen-URI und die Selektoren identifizierte Ressource wurde nicht gefunden.',
};
const INVALID_CLASS: Readonly<Record<Language, string>> = {
  en: 'Invalid class',
  fr: 'Classe incorrecte',
  de: 'Ungültige Klasse',
};

/** The account may use WS-Management, not this class or method. */
export function accessDenied(language: Language, operation: string, parameter: string): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'w:AccessDenied',
    code: 5,
    text: ACCESS_DENIED[language],
    provider: { code: 2147749891, text: WMI_ACCESS_DENIED[language], operation, parameter },
  };
}

/** The account may not use WS-Management at all. */
export function serviceAccessDenied(language: Language): WsmanFault {
  return { role: 's:Sender', subcode: 'w:AccessDenied', code: 5, text: ACCESS_DENIED[language] };
}

export function classNotFound(language: Language, className: string): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'a:DestinationUnreachable',
    code: 2150858752,
    text: RESOURCE_NOT_FOUND[language],
    detail: 'InvalidResourceURI',
    provider: {
      code: 2147749904,
      text: INVALID_CLASS[language],
      operation: 'CreateInstanceEnum',
      parameter: className,
    },
  };
}

/** The same with a query: the service blames the filter (capture of Windows Server 2008 R2). */
export function queriedClassNotFound(query: string): WsmanFault {
  return {
    ...filterRefused(),
    provider: {
      code: 2150858778,
      text: 'The specified class does not exist in the given namespace.',
      operation: 'ExecQuery',
      parameter: query,
    },
  };
}

export function namespaceNotFound(language: Language, namespace: string): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'a:DestinationUnreachable',
    code: 2150858752,
    text: RESOURCE_NOT_FOUND[language],
    detail: 'InvalidResourceURI',
    provider: {
      code: 2147749902,
      text: 'Invalid namespace',
      operation: 'ConnectServer',
      parameter: namespace,
    },
  };
}

export function instanceNotFound(language: Language): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'a:DestinationUnreachable',
    code: 2150858752,
    text: RESOURCE_NOT_FOUND[language],
    detail: 'InvalidResourceURI',
  };
}

export function selectorsMissing(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'w:InvalidSelectors',
    code: 2150858842,
    text: 'The WS-Management service cannot process the request because the request did not contain all required selectors.',
    detail: 'InsufficientSelectors',
  };
}

export function selectorsUnexpected(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'w:InvalidSelectors',
    code: 2150858843,
    text: 'The WS-Management service cannot process the request because the request contained invalid selectors for the resource.',
    detail: 'UnexpectedSelectors',
  };
}

export function filterRefused(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'n:CannotProcessFilter',
    code: 2150858778,
    text: 'The data source could not process the filter. The filter might be missing or it might be invalid. Change the filter and try the request again.',
    action: `${NS.enumeration}/fault`,
  };
}

export function dialectRefused(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'n:FilterDialectRequestedUnavailable',
    code: 2150858777,
    text: 'The filter dialect (the type associated with the filter) was not supported for this resource. Change the filter dialect or remove it from the request and try the request again.',
    action: `${NS.enumeration}/fault`,
  };
}

export function contextNotValid(): WsmanFault {
  return {
    role: 's:Receiver',
    subcode: 'n:InvalidEnumerationContext',
    code: 2150858779,
    text: 'The WS-Enumeration context in the enumeration is not valid. Enumeration may have been completed or canceled. You cannot use this enumeration context anymore. Start a new enumeration.',
    action: `${NS.enumeration}/fault`,
  };
}

export function tooManyOperations(most: number): WsmanFault {
  return {
    role: 's:Receiver',
    subcode: 'w:InternalError',
    code: 2150859174,
    text: `The WS-Management service cannot process the request. This user is allowed a maximum number of ${most} concurrent operations, which has been exceeded. Close existing operations for this user, or raise the quota for this user.`,
  };
}

export function timedOut(): WsmanFault {
  return {
    role: 's:Receiver',
    subcode: 'w:TimedOut',
    code: 2150858793,
    text: 'The WS-Management service cannot complete the operation within the time specified in OperationTimeout. ',
  };
}

/** Not one item fits the envelope that the client allows. */
export function envelopeTooSmall(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'w:EncodingLimit',
    code: 2150858824,
    text: 'The response that the WS-Management service computed exceeds the maximum envelope size in the request.',
    detail: 'MaxEnvelopeSizeExceeded',
  };
}

export function actionNotSupported(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'a:ActionNotSupported',
    code: 2150858771,
    text: 'The WS-Management service does not support the action specified in the request.',
  };
}

export function headersMissing(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'a:MessageInformationHeaderRequired',
    code: 2150858769,
    text: 'The WS-Management service cannot process the request. The request does not have all the expected SOAP headers.',
  };
}

export function headerNotUnderstood(): WsmanFault {
  return {
    role: 's:MustUnderstand',
    subcode: 'a:InvalidMessageInformationHeader',
    code: 2150858768,
    text: 'The WS-Management service cannot process a SOAP header in the request that is marked as mustUnderstand by the client. This could be caused by the use of a version of the protocol which is not supported, or may be an incompatibility between the client and server implementations.',
  };
}

export function xmlRefused(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'w:SchemaValidationError',
    code: 2150858817,
    text: 'The SOAP XML in the message does not match the corresponding XML schema definition. Change the XML and retry.',
  };
}

export function invalidUri(): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'a:DestinationUnreachable',
    code: 2150858811,
    text: 'The WS-Management service cannot process the request. The resource URI is missing or it has an incorrect format. Check the documentation or use the following command for information on how to construct a resource URI: "winrm help uris".',
    detail: 'InvalidResourceURI',
  };
}

export function methodNotFound(method: string): WsmanFault {
  return {
    role: 's:Sender',
    subcode: 'a:ActionNotSupported',
    code: 2150858771,
    text: 'The WS-Management service does not support the action specified in the request.',
    provider: {
      code: 2147749934,
      text: 'Invalid method',
      operation: 'ExecMethod',
      parameter: method,
    },
  };
}
