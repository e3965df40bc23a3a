-- What was shown and what users made of it. Keys are HMACs under the salt; nothing else here belongs to a patient.
create table feedback_salt (
    id integer not null primary key,
    salt varchar(64) not null
);

-- suggestions: their keys, parted by blanks
create table shown_card (
    card_key varchar(32) not null primary key,
    suggestions varchar(1000) not null,
    last_shown timestamp with time zone not null
);

create index shown_card_by_age on shown_card (last_shown);

create table shown_finding (
    card_key varchar(32) not null references shown_card (card_key) on delete cascade,
    place integer not null,
    rule_id varchar(64) not null,
    rule_version varchar(255) not null,
    finding_key varchar(32) not null,
    primary key (card_key, place)
);

create table fate_count (
    seen_on date not null,
    client varchar(64) not null,
    service varchar(64) not null,
    rule_id varchar(64) not null,
    rule_version varchar(255) not null,
    fate varchar(16) not null,
    number bigint not null,
    primary key (seen_on, client, service, rule_id, rule_version, fate)
);

-- one row for each rule on the card; suggestions: the numbers of those accepted, parted by blanks
create table outcome (
    outcome_key varchar(32) not null,
    rule_id varchar(64) not null,
    rule_version varchar(255) not null,
    client varchar(64) not null,
    service varchar(64) not null,
    kind varchar(16) not null,
    acted_on date not null,
    acted_at timestamp with time zone not null,
    received_at timestamp with time zone not null,
    suggestions varchar(64) not null,
    reason_system varchar(300),
    reason_code varchar(100),
    commented boolean not null,
    primary key (outcome_key, rule_id)
);

create index outcome_by_day on outcome (acted_on);

create table overridden_finding (
    finding_key varchar(32) not null primary key,
    overridden_at timestamp with time zone not null
);

create index overridden_finding_by_age on overridden_finding (overridden_at);
