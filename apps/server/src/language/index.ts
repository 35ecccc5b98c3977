export { createTranslator, languageOf, type MessageValues, type Translator } from './translator.ts';
