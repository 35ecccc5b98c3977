/** VERSION: Windows 10.0.17763, revision 15. A debugging aid that nothing may decide on. Source: [MS-NLMP] 2.2.2.10. */
export const VERSION: Uint8Array = Uint8Array.of(10, 0, 0x63, 0x45, 0, 0, 0, 15);
