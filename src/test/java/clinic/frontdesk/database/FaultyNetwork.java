package clinic.frontdesk.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy in front of a local server, which can break connections or go silent: then nothing is forwarded and no
 * connection is closed.
 */
public final class FaultyNetwork implements AutoCloseable {

    private static final int CHUNK = 8192;

    private enum State {
        WORKING,
        SILENT,
        CUT
    }

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WORKING;

    /** Starts a working proxy in front of a server's port. */
    public FaultyNetwork(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The port to connect to instead. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Stops forwarding on old and new connections; they stay open. */
    public void silence() {
        state = State.SILENT;
    }

    /** Closes all connections, and each new one. */
    public void cut() {
        state = State.CUT;
        breakOff();
    }

    /** Forwards new connections again; old ones stay broken. */
    public void repair() {
        breakOff();
        state = State.WORKING;
    }

    private void breakOff() {
        for (Socket socket : open) {
            shut(socket);
        }
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                open.add(client);
                if (state == State.CUT) {
                    shut(client);
                } else if (state == State.WORKING) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    open.add(server);
                    Thread.ofVirtual().start(() -> pump(client, server));
                    Thread.ofVirtual().start(() -> pump(server, client));
                }
            }
        } catch (IOException e) {
            breakOff();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (state == State.WORKING) {
                    out.write(chunk, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One side closed the connection, so the other is closed too.
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breakOff();
    }
}
