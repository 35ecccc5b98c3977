import type { Right } from '@calepin/core';

/** Whom an operation answers: everybody, whoever is signed in, or who holds a right (somewhere, or on every site). */
export type Needed = 'nothing' | 'signed-in' | Right | `${Right} everywhere`;

/**
 * What each operation needs. One that is not in this table answers nobody. Which sites the answer speaks of, the guarded
 * workshop decides by the same right.
 */
export const NEEDED: Readonly<Record<string, Needed>> = {
  'GET /session': 'nothing',
  'POST /session': 'nothing',
  'POST /setup': 'nothing',
  'POST /links': 'nothing',
  'POST /links/look': 'nothing',
  'GET /openapi.json': 'nothing',
  'GET /reference': 'nothing',
  // Its own token, for the collector.
  'POST /observations': 'nothing',

  'DELETE /session': 'signed-in',
  'PUT /session/password': 'signed-in',
  'GET /session/sign-ins': 'signed-in',
  'DELETE /session/sign-ins/{id}': 'signed-in',

  'GET /state': 'read',
  'GET /sites': 'read',
  'GET /position': 'read',
  'GET /trend': 'read',
  'GET /license-servers': 'read',
  'GET /license-servers/{id}': 'read',
  'GET /key-packs': 'read',
  'GET /key-packs/{ref}': 'read',
  'GET /findings': 'read',
  'GET /findings/{id}': 'read',
  'GET /session-hosts': 'read',
  'GET /session-hosts/{id}': 'read',
  'GET /targets': 'read',
  'GET /targets/{id}': 'read',
  'GET /runs': 'read',
  'GET /runs/events': 'read',
  'GET /runs/{id}': 'read',
  'GET /settings': 'read',
  'GET /exports/position': 'read',
  'GET /exports/findings': 'read',
  'GET /exports/inventory': 'read',
  'GET /exports/key-packs': 'read',
  'GET /exports/license-servers': 'read',

  // Rows and rejected lines of a document name people.
  'GET /issued-licenses': 'see-names',
  'GET /user-cals': 'see-names',
  'GET /exports/issued-licenses': 'see-names',
  'GET /imports': 'see-names',
  'GET /imports/{id}': 'see-names',

  'PUT /findings/{id}/acknowledgement': 'acknowledge',
  'DELETE /findings/{id}/acknowledgement': 'acknowledge',

  'POST /inspections': 'operate',
  'GET /inspections/{id}': 'operate',
  'DELETE /inspections/{id}': 'operate',
  'POST /imports': 'operate',
  'DELETE /imports/{id}': 'operate',
  'POST /targets': 'operate',
  'POST /targets/list': 'operate',
  'POST /targets/test': 'operate',
  'PUT /targets/{id}': 'operate',
  'DELETE /targets/{id}': 'operate',
  'POST /targets/{id}/run': 'operate',
  'POST /targets/{id}/pause': 'operate',
  'POST /targets/{id}/resume': 'operate',
  'POST /discovery': 'operate',
  'GET /credentials': 'operate',
  // A credential belongs to no site.
  'POST /credentials': 'operate everywhere',
  'PUT /credentials/{id}': 'operate everywhere',
  'DELETE /credentials/{id}': 'operate everywhere',

  'PUT /settings': 'govern everywhere',
  'POST /examples': 'govern everywhere',
  'DELETE /examples': 'govern everywhere',
  'GET /audit': 'govern everywhere',
  'GET /audit/head': 'govern everywhere',
  'GET /audit/verification': 'govern everywhere',
  'GET /exports/audit': 'govern everywhere',
  'GET /accounts': 'govern everywhere',
  'POST /accounts': 'govern everywhere',
  'PUT /accounts/{id}': 'govern everywhere',
  'DELETE /accounts/{id}': 'govern everywhere',
  'POST /accounts/{id}/link': 'govern everywhere',
  'POST /accounts/owner-link': 'govern everywhere',
  'GET /tokens': 'govern everywhere',
  'POST /tokens': 'govern everywhere',
  'DELETE /tokens/{id}': 'govern everywhere',
};

/** The right in what an operation needs. */
export function rightIn(needed: Needed): Right | null {
  if (needed === 'nothing' || needed === 'signed-in') return null;
  // The type has no other form.
  return needed.replace(' everywhere', '') as Right;
}
