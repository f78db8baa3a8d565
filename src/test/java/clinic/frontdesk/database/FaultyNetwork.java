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
 * A network between a program and a server on this machine, which may break off, or go silent: then nothing is forwarded
 * and nobody is told.
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

    /** One that works, in front of a server's port. */
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

    /** From now on nothing passes, on old connections or on new ones; they stay open. */
    public void silence() {
        state = State.SILENT;
    }

    /** Breaks off all connections, and does so with new ones. */
    public void cut() {
        state = State.CUT;
        breakOff();
    }

    /** New connections work again; those from before do not. */
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
            // One end is gone, and with it the other.
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
