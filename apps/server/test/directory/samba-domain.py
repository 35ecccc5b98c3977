"""Makes the domain lab.test in a folder, offline, with the accounts that are described on standard input (JSON).

Debian's own Python runs it, since Samba's modules are there: /usr/bin/python3 samba-domain.py FOLDER ADDRESS < accounts.json
"""
import json
import logging
import os
import sys

import ldb
from samba import dsdb
from samba.auth import system_session
from samba.param import LoadParm
from samba.provision import provision
from samba.samdb import SamDB

folder, address = sys.argv[1], sys.argv[2]
wanted = json.load(sys.stdin)

for name in ('etc', 'private', 'state', 'cache', 'lock', 'run'):
    os.makedirs(os.path.join(folder, name), exist_ok=True)
configuration = os.path.join(folder, 'etc', 'smb.conf')
with open(configuration, 'w') as file:
    # Only what a directory needs: no file shares, no name service, nothing outside the folder and the loopback address.
    file.write(f"""[global]
netbios name = DC1
workgroup = LAB
realm = LAB.TEST
server role = active directory domain controller
server services = ldap, kdc
interfaces = {address}/8
bind interfaces only = yes
private dir = {folder}/private
state directory = {folder}/state
cache directory = {folder}/cache
lock directory = {folder}/lock
pid directory = {folder}/run
ncalrpc dir = {folder}/run/ncalrpc
winbindd socket directory = {folder}/run/winbindd
ntp signd socket directory = {folder}/run/ntp
log file = {folder}/log
tls cafile = {folder}/tls/ca.pem
tls certfile = {folder}/tls/server.pem
tls keyfile = {folder}/tls/server.key
[sysvol]
path = {folder}/state/sysvol
[netlogon]
path = {folder}/state/sysvol/lab.test/scripts
""")

lp = LoadParm()
lp.load(configuration)
session = system_session(lp)
provision(
    logging.getLogger('quiet'), session, smbconf=configuration, realm='LAB.TEST', domain='LAB', hostname='dc1',
    hostip=address, adminpass=wanted['password'], serverrole='active directory domain controller',
    dom_for_fun_level=dsdb.DS_DOMAIN_FUNCTION_2008_R2, lp=lp, skip_sysvolacl=True, useeadb=False, dns_backend='NONE')

sam = SamDB(url=os.path.join(folder, 'private', 'sam.ldb'), session_info=session, lp=lp, options=['nosync:true'])
base = str(sam.domain_dn())

if wanted.get('recycleBin'):
    feature = f'CN=Partitions,CN=Configuration,{base}:766ddcd8-acd0-445e-f3b9-a7f9b6744f2a'
    sam.modify_ldif(f'dn:\nchangetype: modify\nreplace: enableOptionalFeature\nenableOptionalFeature: {feature}\n')

sam.transaction_start()
for account in wanted['accounts']:
    attributes = dict(account['attributes'])
    attributes['dn'] = f"CN={account['name']},CN=Users,{base}"
    attributes.setdefault('sAMAccountName', account['name'])
    attributes.setdefault('objectClass', 'user')
    if account.get('password'):
        attributes['unicodePwd'] = f'"{account["password"]}"'.encode('utf-16-le')
        attributes.setdefault('userAccountControl', '512')
    sam.add(attributes)
    if account.get('passwordSet'):
        message = ldb.Message(ldb.Dn(sam, attributes['dn']))
        message['pwdLastSet'] = ldb.MessageElement(account['passwordSet'], ldb.FLAG_MOD_REPLACE, 'pwdLastSet')
        sam.modify(message, [f'local_oid:{dsdb.DSDB_CONTROL_BYPASS_PASSWORD_HASH_OID}:0'])
    if account.get('deleted'):
        sam.delete(attributes['dn'])
for entry in wanted.get('entries', []):
    sam.add({**entry['attributes'], 'dn': f"{entry['dn']},{base}"})
for change in wanted.get('changes', []):
    message = ldb.Message(ldb.Dn(sam, ','.join(filter(None, [change['dn'], base]))))
    for name, values in change['replace'].items():
        message[name] = ldb.MessageElement(values, ldb.FLAG_MOD_REPLACE, name)
    sam.modify(message)
sam.transaction_commit()
