"""Talks to the simulator with pywinrm (MIT licence): NTLM, every message sealed. Prints what it heard as JSON."""

import json
import sys

from winrm.exceptions import WinRMError, WinRMTransportError
from winrm.protocol import Protocol

endpoint, user, password = sys.argv[1:4]
protocol = Protocol(
    endpoint=endpoint,
    transport="ntlm",
    username=user,
    password=password,
    message_encryption="always",
    read_timeout_sec=30,
    operation_timeout_sec=20,
)
heard = {}
try:
    for line in sys.stdin:
        asked = json.loads(line)
        heard[asked["name"]] = protocol.transport.send_message(asked["envelope"].encode("utf-8")).decode("utf-8")
    try:
        protocol.open_shell()
        heard["shell"] = "opened"
    except WinRMError as error:
        heard["shell"] = str(error)
except WinRMTransportError as error:
    heard["transport"] = str(error)
except Exception as error:  # what the library makes of a refusal differs between its versions
    heard["error"] = type(error).__name__ + ": " + str(error)
heard["sealed"] = protocol.transport.encryption is not None
print(json.dumps(heard))
