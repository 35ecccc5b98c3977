"""Python's WinRM client (pywinrm, requests_ntlm, ntlm_auth) against an address: pulls a class to its end and calls a method.

Arguments: address, way (ntlm or basic), user, password, class, method. Prints JSON.
"""
import json
import sys
import uuid
import xml.etree.ElementTree as ET
from winrm.exceptions import InvalidCredentialsError
from winrm.protocol import Protocol

WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/"
NS = {
    "s": "http://www.w3.org/2003/05/soap-envelope",
    "a": "http://schemas.xmlsoap.org/ws/2004/08/addressing",
    "n": "http://schemas.xmlsoap.org/ws/2004/09/enumeration",
    "w": "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())

address, way, user, password, class_name, method = sys.argv[1:7]
protocol = Protocol(
    endpoint=address,
    transport=way,
    username=user,
    password=password,
    message_encryption="always" if way == "ntlm" else "never",
)
resource = WMI + class_name


def ask(action, body):
    text = f"""<s:Envelope {NAMESPACES}><s:Header>
<a:To>{address}</a:To><w:ResourceURI s:mustUnderstand="true">{resource}</w:ResourceURI>
<a:ReplyTo><a:Address>{NS['a']}/role/anonymous</a:Address></a:ReplyTo>
<a:Action s:mustUnderstand="true">{action}</a:Action><w:MaxEnvelopeSize>153600</w:MaxEnvelopeSize>
<a:MessageID>uuid:{uuid.uuid4()}</a:MessageID><w:OperationTimeout>PT20S</w:OperationTimeout>
</s:Header><s:Body>{body}</s:Body></s:Envelope>"""
    return ET.fromstring(protocol.send_message(text))


try:
    context = ask(NS["n"] + "/Enumerate", "<n:Enumerate/>").find(".//n:EnumerationContext", NS).text
    instances = []
    end = None
    while end is None:
        answer = ask(
            NS["n"] + "/Pull",
            f"<n:Pull><n:EnumerationContext>{context}</n:EnumerationContext><n:MaxElements>7</n:MaxElements></n:Pull>",
        )
        for item in answer.find(".//n:Items", NS) or []:
            instances.append({child.tag.split("}")[1]: child.text for child in item})
        end = answer.find(".//n:EndOfSequence", NS)
        context = end is None and answer.find(".//n:EnumerationContext", NS).text
    called = ask(f"{resource}/{method}", f'<p:{method}_INPUT xmlns:p="{resource}"/>') if method != "-" else None
    result = None
    if called is not None:
        result = {child.tag.split("}")[1]: child.text for child in called.find("s:Body", NS)[0]}
    print(json.dumps({"instances": instances, "result": result}))
except InvalidCredentialsError as error:
    print(json.dumps({"refused": str(error)}))
