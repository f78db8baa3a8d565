package clinic.frontdesk.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a test's client and a server as a pooler of transactions does: it answers with a process of its own, or
 * hands a client's queries to several sessions in turn, or does not know a parameter of the start.
 */
final class Pooler implements AutoCloseable {

    enum Kind {
        OWN_PROCESS,
        SESSIONS_IN_TURN,
        UNKNOWN_PARAMETER
    }

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Kind kind;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> statements = new CopyOnWriteArrayList<>();

    Pooler(int target, Kind kind) throws IOException {
        this.target = target;
        this.kind = kind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The texts of all queries that clients sent. */
    List<String> statements() {
        return statements;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            byte[] start = startup(in, out);
            if (kind == Kind.UNKNOWN_PARAMETER) {
                String error = "SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: extra_float_digits\0\0";
                out.writeByte('E');
                out.writeInt(4 + error.length());
                out.write(error.getBytes(StandardCharsets.UTF_8));
                out.flush();
                return;
            }
            Socket first = session(start, out, true);
            Socket second = kind == Kind.SESSIONS_IN_TURN ? session(start, out, false) : first;
            boolean turn = true;
            while (true) {
                // The messages of one query, up to the client's Sync.
                Socket server = turn ? first : second;
                DataOutputStream toServer = new DataOutputStream(server.getOutputStream());
                for (int type = -1; type != 'S' && type != 'Q'; ) {
                    type = in.readByte();
                    byte[] body = new byte[in.readInt() - 4];
                    in.readFully(body);
                    if (type == 'P') {
                        String text = new String(body, StandardCharsets.UTF_8);
                        statements.add(text.substring(text.indexOf('\0') + 1));
                    } else if (type == 'Q') {
                        statements.add(new String(body, StandardCharsets.UTF_8));
                    }
                    send(toServer, type, body);
                    if (type == 'X') {
                        return;
                    }
                }
                toServer.flush();
                answer(new DataInputStream(server.getInputStream()), out, true);
                turn = !turn;
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    /** Reads the client's start, without encryption. */
    private static byte[] startup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] start = new byte[in.readInt() - 4];
            in.readFully(start);
            boolean protocol3 = start[0] == 0 && start[1] == 3;
            if (protocol3) {
                return start;
            }
            out.writeByte('N');
            out.flush();
        }
    }

    private Socket session(byte[] start, DataOutputStream client, boolean told) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        out.writeInt(start.length + 4);
        out.write(start);
        out.flush();
        answer(new DataInputStream(server.getInputStream()), client, told);
        return server;
    }

    /** Passes a server's messages on, up to ReadyForQuery. */
    private void answer(DataInputStream in, DataOutputStream client, boolean told) throws IOException {
        for (int type = -1; type != 'Z'; ) {
            type = in.readByte();
            byte[] body = new byte[in.readInt() - 4];
            in.readFully(body);
            if (type == 'K' && kind == Kind.OWN_PROCESS) {
                body[3] ^= 1;
            }
            if (told) {
                send(client, type, body);
            }
        }
        client.flush();
    }

    private static void send(DataOutputStream out, int type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
