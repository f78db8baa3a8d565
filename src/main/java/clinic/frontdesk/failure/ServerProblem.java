package clinic.frontdesk.failure;

import java.util.Locale;

/** What a server, or something before it, does not accept or cannot do at present. */
public enum ServerProblem {
    NO_PASSWORD("The server asks for a password and none was given; put it into pgpass or PGPASSWORD."),
    UNKNOWN_ROLE("The server has no such user, or the user may not log in; check the user in the address or PGUSER."),
    NO_ENTRY("The server accepts no login of this user from this machine to this database; ask the database"
            + " administrator for an entry in pg_hba.conf."),
    LOGIN_METHOD(
            "The server asks for a kind of login that this program does not have; ask the database administrator for"
                    + " a password login (scram-sha-256)."),
    NO_TLS("The server does not encrypt connections; ask its administrator to turn TLS on, or where nobody else can"
            + " listen add sslmode=disable to the address."),
    UNTRUSTED_TLS("The server's certificate is not trusted for this host name; put its issuer's certificate into"
            + " ~/.postgresql/root.crt and check the host name in the address."),
    TOO_MANY_CONNECTIONS(
            "All connections of the server, the database or this user are taken; close other programs or ask the"
                    + " database administrator for more."),
    STARTING("The server is starting, shutting down or recovering; try again in a minute."),
    DATABASE_CLOSED("The database accepts no connections at present; ask the database administrator."),
    POOLER("The address leads to a connection pooler, which shares sessions among programs; give the address of the"
            + " PostgreSQL server itself (often port 5432)."),
    TAKES_NO_CHANGES(
            "The server or the database takes no changes (a standby, or set to read only); connect to the primary"
                    + " server or ask the database administrator."),
    DISK_FULL("The database server's disk is full; nothing was written. Ask the database administrator for room."),
    OUT_OF_MEMORY("The database server has no memory or other resources left; try again, and tell the database"
            + " administrator if it happens again."),
    CANCELED("The server ended the statement, at a time limit or because an administrator canceled it; try again."),
    TEXT_NOT_STORABLE(
            "The database's character set lacks a character of what was typed, or it is not a letter; write it"
                    + " without.");

    private final String sentence;

    ServerProblem(String sentence) {
        this.sentence = sentence;
    }

    /** The name used in message keys, such as {@code no-tls}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One English sentence with the next step. */
    public String sentence() {
        return sentence;
    }
}
