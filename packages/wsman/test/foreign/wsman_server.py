"""A WS-Management server made of other people's code: Python's http.server, ssl and ElementTree, and for the authentication
and the seals GSSAPI with gss-ntlmssp (Debian: python3-gssapi, gss-ntlmssp). Nothing of the client under test is in it.

    wsman_server.py DOMAIN USER PASSWORD [CERTIFICATE KEY]

Prints its port. With a certificate it speaks HTTPS, binds the authentication to it and seals nothing. With a keytab in the
environment (KRB5_KTNAME) it accepts Kerberos instead of NTLM.
"""

import base64
import email.parser
import hashlib
import os
import re
import ssl
import sys
import tempfile
import threading
import uuid
import xml.etree.ElementTree as ET
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DOMAIN, USER, PASSWORD = sys.argv[1:4]
CERTIFICATE, KEY = (sys.argv[4:6] + [None, None])[:2]

accounts = tempfile.NamedTemporaryFile("w", prefix="accounts-", delete=False)
accounts.write(f"{DOMAIN}:{USER}:{PASSWORD}\n")
accounts.close()
os.environ["NTLM_USER_FILE"] = accounts.name

import gssapi  # noqa: E402  reads the environment when it is loaded

S = "http://www.w3.org/2003/05/soap-envelope"
A = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
W = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
N = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
X = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
I = "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"
CIM = "http://schemas.dmtf.org/wbem/wscim/1/common"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DMTF = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"

NTLM = gssapi.OID.from_int_seq("1.3.6.1.4.1.311.2.2.10")
KERBEROS = gssapi.OID.from_int_seq("1.2.840.113554.1.2.2")
SPNEGO = gssapi.OID.from_int_seq("1.3.6.1.5.5.2")
MECHANISM = KERBEROS if "KRB5_KTNAME" in os.environ else NTLM
PROTOCOL = "application/HTTP-SPNEGO-session-encrypted"
COUNT = 1000


def child(parent, namespace, name, text=None):
    element = ET.SubElement(parent, f"{{{namespace}}}{name}")
    element.text = text
    return element


def instance(parent, number):
    """One instance with every kind of value; the client's test knows what it says."""
    uri = DMTF + "Test_License"
    item = child(parent, uri, "Test_License")
    child(item, uri, "LicenseId", str(number))
    child(item, uri, "Large", str(18446744073709551615 - number))
    child(item, uri, "sIssuedToComputer", f"POSTE-{number:04d} <é&\u20ac>")
    child(item, uri, "sIssuedToUser").set(f"{{{XSI}}}nil", "true")
    child(child(item, uri, "IssueDate"), CIM, "Datetime", "2026-01-14T07:30:00.250000+01:00")
    child(item, uri, "Expired", "TRUE" if number % 2 else "FALSE")
    for tag in ("a", "b"):
        child(item, uri, "Tags", tag)
    return item


class Contexts:
    """Enumerations under way."""

    def __init__(self):
        self.lock = threading.Lock()
        self.next = {}
        self.released = 0

    def open(self, position):
        name = f"uuid:{uuid.uuid4()}"
        with self.lock:
            self.next[name] = position
        return name

    def take(self, name):
        with self.lock:
            return self.next.pop(name, None)


contexts = Contexts()


class Fault(Exception):
    def __init__(self, subcode, status):
        self.subcode, self.status = subcode, status


def fill(items, position, maximum):
    end = min(position + maximum, COUNT)
    for number in range(position, end):
        instance(items, number)
    return end


def answer(soap):
    """The body's element of an answer, given the request."""
    request = ET.fromstring(soap)
    body = request.find(f"{{{S}}}Body")
    header = request.find(f"{{{S}}}Header")
    envelope = ET.Element(f"{{{S}}}Envelope")
    out = child(envelope, S, "Header")
    result = ET.Element(f"{{{S}}}Body")
    if body.find(f"{{{I}}}Identify") is not None:
        identity = child(result, I, "IdentifyResponse")
        child(identity, I, "ProtocolVersion", W)
        child(identity, I, "ProductVendor", "Nobody")
        envelope.append(result)
        return 200, ET.tostring(envelope, encoding="utf-8", xml_declaration=True)
    action = header.findtext(f"{{{A}}}Action").strip()
    selectors = {s.get("Name"): s.text for s in header.iterfind(f"{{{W}}}SelectorSet/{{{W}}}Selector")}
    uri = header.findtext(f"{{{W}}}ResourceURI").strip()
    child(out, A, "RelatesTo", header.findtext(f"{{{A}}}MessageID"))
    status = 200
    try:
        act(action, uri, selectors, body, result)
    except Fault as fault:
        status = 500
        element = child(result, S, "Fault")
        code = child(element, S, "Code")
        child(code, S, "Value", "s:Receiver")
        child(child(code, S, "Subcode"), S, "Value", fault.subcode)
        child(child(element, S, "Reason"), S, "Text", "It failed.")
        error = child(child(element, S, "Detail"), DMTF + "OMI_Error", "OMI_Error")
        child(error, DMTF + "OMI_Error", "CIMStatusCode", str(fault.status))
    envelope.append(result)
    return status, ET.tostring(envelope, encoding="utf-8", xml_declaration=True)


def act(action, uri, selectors, body, result):
    if selectors.get("__cimnamespace") != "root/test":
        raise Fault("wsman:InternalError", 3)
    if not uri.endswith("/Test_License"):
        raise Fault("wsman:InternalError", 5)
    if action == N + "/Enumerate":
        response = child(result, N, "EnumerateResponse")
        maximum = int(body.findtext(f"{{{N}}}Enumerate/{{{W}}}MaxElements"))
        context = child(response, N, "EnumerationContext")
        end = fill(child(response, W, "Items"), 0, maximum)
        if end == COUNT:
            child(response, W, "EndOfSequence")
        else:
            context.text = contexts.open(end)
    elif action == N + "/Pull":
        position = contexts.take(body.findtext(f"{{{N}}}Pull/{{{N}}}EnumerationContext"))
        if position is None:
            raise Fault("wsen:InvalidEnumerationContext", 0)
        response = child(result, N, "PullResponse")
        maximum = int(body.findtext(f"{{{N}}}Pull/{{{N}}}MaxElements"))
        context = child(response, N, "EnumerationContext")
        end = fill(child(response, N, "Items"), position, maximum)
        if end == COUNT:
            response.remove(context)
            child(response, N, "EndOfSequence")
        else:
            context.text = contexts.open(end)
    elif action == N + "/Release":
        contexts.take(body.findtext(f"{{{N}}}Release/{{{N}}}EnumerationContext"))
        contexts.released += 1
        child(result, N, "ReleaseResponse")
    elif action == X + "/Get":
        instance(result, int(selectors["LicenseId"]))
    elif action.endswith("/Count"):
        output = child(result, uri, "Count_OUTPUT")
        said = body.findtext(f"{{{uri}}}Count_INPUT/{{{uri}}}Say")
        child(output, uri, "Said", said)
        child(output, uri, "Open", str(len(contexts.next)))
        child(output, uri, "Released", str(contexts.released))
        child(output, uri, "ReturnValue", "0")
    else:
        raise Fault("wsa:ActionNotSupported", 7)


def opened(context, content_type, body):
    """The clear message of a sealed one, with the part headers read by the standard library."""
    boundary = re.search(r'boundary="([^"]+)"', content_type).group(1).encode()
    head, rest = body.split(b"\tContent-Type: application/octet-stream\r\n", 1)
    described = head.split(b"--" + boundary + b"\r\n")[1]
    headers = email.parser.BytesParser().parsebytes(re.sub(rb"(?m)^\t", b"", described))
    assert headers["Content-Type"] == PROTOCOL, headers
    length = int(re.search(r"Length=(\d+)", headers["OriginalContent"]).group(1))
    end = b"--" + boundary + b"--\r\n"
    assert rest.endswith(end)
    sealed = rest[4 : -len(end)]
    assert int.from_bytes(rest[:4], "little") == 16
    clear = context.unwrap(sealed)
    assert clear.encrypted and len(clear.message) == length
    return clear.message


def sealed(context, message):
    token = context.wrap(message, True).message
    b = b"--Encrypted Boundary"
    parts = [
        b + b"\r\n\tContent-Type: " + PROTOCOL.encode() + b"\r\n",
        b"\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=%d\r\n" % len(message),
        b + b"\r\n\tContent-Type: application/octet-stream\r\n",
        (16).to_bytes(4, "little") + token,
        b + b"--\r\n",
    ]
    return f'multipart/encrypted;protocol="{PROTOCOL}";boundary="Encrypted Boundary"', b"".join(parts)


def bindings():
    if CERTIFICATE is None:
        return None
    der = ssl.PEM_cert_to_DER_cert(open(CERTIFICATE).read())
    data = b"tls-server-end-point:" + hashlib.sha256(der).digest()
    return gssapi.raw.ChannelBindings(application_data=data)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.context = None
        self.basic = "Basic " + base64.b64encode(f"{DOMAIN}\\{USER}:{PASSWORD}".encode()).decode()

    def log_message(self, *_):
        pass

    def send(self, status, content_type, body, token=None):
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="WSMAN"')
        if token is not None:
            self.send_header("WWW-Authenticate", f"Negotiate {base64.b64encode(token).decode()}")
        elif status == 401:
            self.send_header("WWW-Authenticate", "Negotiate")
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def authenticate(self, token):
        if self.context is None or self.context.complete:
            credentials = gssapi.Credentials(usage="accept", mechs=[MECHANISM, SPNEGO])
            self.context = gssapi.SecurityContext(creds=credentials, usage="accept", channel_bindings=bindings())
        answer = None
        try:
            answer = self.context.step(token)
            # An error that comes with a token to send (a rejection) is raised by this look, not by the step.
            is_complete = self.context.complete
        except gssapi.exceptions.GSSError:
            self.context = None
            return self.send(401, "text/plain", b"", answer)
        return self.send(200 if is_complete else 401, "text/plain", b"", answer)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        authorization = self.headers.get("Authorization", "")
        if authorization.startswith("Negotiate "):
            return self.authenticate(base64.b64decode(authorization[10:]))
        if authorization == self.basic:
            return self.send(*self.clear(body))
        if self.context is None or not self.context.complete:
            return self.send(401, "text/plain", b"")
        if CERTIFICATE is not None:
            return self.send(*self.clear(body))
        status, message = answer(opened(self.context, self.headers["Content-Type"], body))
        return self.send(status, *sealed(self.context, message))

    def clear(self, body):
        status, message = answer(body)
        return status, "application/soap+xml;charset=UTF-8", message


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if CERTIFICATE is not None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE, KEY)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
# The one who started it ends it by closing its input.
threading.Thread(target=lambda: (sys.stdin.read(), os.unlink(accounts.name), os._exit(0)), daemon=True).start()
server.serve_forever()
