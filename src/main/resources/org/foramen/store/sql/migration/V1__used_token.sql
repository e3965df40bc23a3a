-- Tokens that were accepted and have not expired since: SHA-256 of issuer and jti, in hexadecimal digits.
create table used_token (
    token_hash varchar(64) not null primary key,
    remembered_until timestamp with time zone not null
);

create index used_token_by_end on used_token (remembered_until);
