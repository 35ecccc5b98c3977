"""The side that begins, made of other people's code: GSSAPI with gss-ntlmssp (Debian: python3-gssapi, gss-ntlmssp).

    gss_initiator.py MECHANISM DOMAIN USER PASSWORD [CHANNEL_BINDING]

Reads lines: `step TOKEN`, `wrap BYTES`, `unwrap BYTES`, all in base64, `-` for none. Answers each with one: the bytes, and
`done` or `more` for a step; `error TEXT` when it refuses.
"""

import base64
import sys

import gssapi

MECHANISMS = {"ntlm": "1.3.6.1.4.1.311.2.2.10", "spnego": "1.3.6.1.5.5.2"}
mechanism, domain, user, password = sys.argv[1:5]
NTLM = gssapi.OID.from_int_seq(MECHANISMS["ntlm"])
MECHANISM = gssapi.OID.from_int_seq(MECHANISMS[mechanism])
binding = base64.b64decode(sys.argv[5]) if len(sys.argv) > 5 else None

name = gssapi.Name(f"{domain}\\{user}", gssapi.NameType.user)
credentials = gssapi.raw.acquire_cred_with_password(name, password.encode(), mechs=[MECHANISM], usage="initiate").creds
if mechanism == "spnego":
    gssapi.raw.set_neg_mechs(credentials, [NTLM])
flags = gssapi.RequirementFlag
context = gssapi.SecurityContext(
    name=gssapi.Name("HTTP@rdlic01", gssapi.NameType.hostbased_service),
    creds=gssapi.Credentials(credentials),
    mech=MECHANISM,
    flags=flags.integrity | flags.confidentiality | flags.mutual_authentication,
    usage="initiate",
    channel_bindings=gssapi.raw.ChannelBindings(application_data=binding) if binding else None,
)

for line in sys.stdin:
    what, given = line.split()
    data = None if given == "-" else base64.b64decode(given)
    try:
        if what == "step":
            answer = context.step(data) or b""
            extra = " done" if context.complete else " more"
        elif what == "wrap":
            answer, extra = context.wrap(data, True).message, ""
        else:
            answer, extra = context.unwrap(data).message, ""
        print((base64.b64encode(answer).decode() or "-") + extra, flush=True)
    except Exception as error:  # whatever it is, the test compares the text
        print("error " + " ".join(str(error).split()), flush=True)
