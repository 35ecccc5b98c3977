import type { en } from '../en/license-servers.ts';

/** Les serveurs de licences, un serveur. */
export const fr: Readonly<Record<keyof typeof en, string>> = {};
