import { readInstances } from '../read-instances.ts';
import type { FormatReader } from '../reader.ts';
import { kindOfBag } from '../text/class-of-properties.ts';
import { xmlInstances, xmlInstancesOfSample } from '../xml/xml-instances.ts';

const BEGINS = /^(?:#< CLIXML)?\s*<(?!<)[?!\w]/;
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b/i;
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i;
const CLASSES =
  /Win32_(?:TSLicenseKeyPack|TSIssuedLicense|TSLicenseServer|TSLicenseReportEntry|TerminalServiceSetting)\b/i;

/**
 * XML of WMI instances: `Export-Clixml`, `ConvertTo-Xml`, saved WS-Management answers and `wmic /format:rawxml`. Document type
 * and entity declarations are refused.
 */
export const cimXml: FormatReader = {
  format: 'cim-xml',
  recognise({ text }) {
    if (!BEGINS.test(text) || PAGE.test(text)) return { known: false, reason: 'no-xml' };
    // Known, so that its reading refuses it.
    if (DECLARATION.test(text)) return { known: true, confidence: 0.9 };
    if (CLASSES.test(text)) return { known: true, confidence: 0.95 };
    for (const { className, properties } of xmlInstancesOfSample(text)) {
      if (kindOfBag(className, properties) !== null) return { known: true, confidence: 0.95 };
    }
    return { known: false, reason: 'no-known-property' };
  },
  read: (context) => readInstances(context, (surveying) => xmlInstances(context, surveying)),
};
