#!/bin/sh
# Makes the certificates of the tests anew: an authority, servers with the right name, another name, a past, and a client.
set -eu
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key.pem"; }
key authority
openssl req -x509 -new -key authority.key.pem -sha256 -days 36500 -subj '/CN=Calepin test authority' -out authority.pem \
  -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign'
issue() { # name, subject, names, extended use, start, end
  key "$1"
  openssl req -new -key "$1.key.pem" -subj "/CN=$2" -out "$1.csr"
  mkdir -p book; : > book/index.txt; echo 01 > book/serial
  printf '[ca]\ndefault_ca=book\n[book]\ndatabase=book/index.txt\nserial=book/serial\nnew_certs_dir=book\ndefault_md=sha256\npolicy=any\nunique_subject=no\nrand_serial=yes\n[any]\ncommonName=supplied\n[extensions]\nsubjectAltName=%s\nextendedKeyUsage=%s\n' "$3" "$4" > book/config
  openssl ca -batch -notext -config book/config -extensions extensions -cert authority.pem -keyfile authority.key.pem \
    -startdate "$5" -enddate "$6" -in "$1.csr" -out "$1.pem" 2>/dev/null
  rm "$1.csr"
}
issue server localhost 'DNS:localhost,DNS:rdlic01.lab.test,IP:127.0.0.1,IP:::1' serverAuth 20200101000000Z 21200101000000Z
issue other other.lab.test 'DNS:other.lab.test' serverAuth 20200101000000Z 21200101000000Z
issue expired localhost 'DNS:localhost,IP:127.0.0.1' serverAuth 20200101000000Z 20210101000000Z
issue client calepin 'email:calepin@lab.test' clientAuth 20200101000000Z 21200101000000Z
rm -r book authority.key.pem
