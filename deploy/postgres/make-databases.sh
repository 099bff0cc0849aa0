#!/bin/bash
# One database and one role for each service; PostgreSQL runs this once, on an empty data folder.
set -euo pipefail

for service in gateway bot llm generation campaign billing; do
    own=${service^^}_DATABASE_PASSWORD
    psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
        -v name="beseda_$service" -v password="${!own:-$SERVICES_PASSWORD}" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
