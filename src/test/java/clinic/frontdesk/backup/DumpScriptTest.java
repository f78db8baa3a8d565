package clinic.frontdesk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpScriptTest {

    @Test
    void statementsAndRowsComeInTheirOrder() throws Exception {
        assertThat(read("""
            --
            -- PostgreSQL database dump
            --

            \\restrict token

            SET statement_timeout = 0;
            SELECT pg_catalog.set_config('search_path', '', false);

            SET default_tablespace = '';

            --
            -- Name: f; Type: FUNCTION
            --

            CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$
            BEGIN
            -- Not rows, whatever it looks like:
            COPY public.t (id) FROM stdin;
            RETURN 'x';
            END $$;

            --
            -- Data for Name: t; Type: TABLE DATA
            --

            COPY public."T ""1" (id, "a, b") FROM stdin;
            1\t\\N
            \\\\.\t--
            COPY public.t (id) FROM stdin;
            \\.


            SELECT 1;
            \\unrestrict token
            """))
                .containsExactly(
                        "statements CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
                                + " COPY public.t (id) FROM stdin; RETURN 'x'; END $$;",
                        "table public T \"1 [id, a, b]",
                        "rows 1\t\\N|\\\\.\t--|COPY public.t (id) FROM stdin;|",
                        "end",
                        "statements SELECT 1;");
    }

    @Test
    void longRowsAreRead() throws Exception {
        String row = "x".repeat(200_000);
        List<String> heard = read("--\nCOPY a.b (c) FROM stdin;\nshort\n" + row + "\nshort\n\\.\n");
        assertThat(String.join("", heard.subList(1, heard.size())).replace("rows ", ""))
                .isEqualTo("short|" + row + "|short|end");
    }

    @Test
    void rowsWithoutAnEndAreAFailure() {
        List<String> heard = new ArrayList<>();
        assertThatThrownBy(() -> read("--\nCOPY a.b (c) FROM stdin;\nrow\n", heard))
                .isInstanceOf(IOException.class);
        assertThat(heard).last().isEqualTo("abandoned");
    }

    private static List<String> read(String script) throws Exception {
        List<String> heard = new ArrayList<>();
        read(script, heard);
        return heard;
    }

    private static void read(String script, List<String> heard) throws Exception {
        DumpScript.read(
                new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), new DumpScript.ScriptReader() {
                    @Override
                    public void statements(String text) {
                        String plain =
                                text.replaceAll("(?m)^--( .*)?\\n|^--$", "").strip();
                        heard.add("statements " + plain.replaceAll("\\s+", " "));
                    }

                    @Override
                    public DumpScript.Rows table(DumpScript.Header header) {
                        heard.add("table " + header.schema() + " " + header.table() + " " + header.columns());
                        return new DumpScript.Rows() {
                            @Override
                            public void take(byte[] bytes, int length) {
                                heard.add("rows "
                                        + new String(bytes, 0, length, StandardCharsets.UTF_8).replace('\n', '|'));
                            }

                            @Override
                            public void end() {
                                heard.add("end");
                            }

                            @Override
                            public void abandon() {
                                heard.add("abandoned");
                            }
                        };
                    }
                });
    }
}
