package clinic.frontdesk.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A network between a program and a server on this machine, which breaks once so many bytes have passed, both ways and
 * all connections together: all of these break off, and nobody gets a new one.
 */
final class CutProxy implements AutoCloseable {

    private static final int CHUNK = 8192;

    private final int target;
    private final long cutAfter;
    private final ServerSocket entrance;
    private final AtomicLong passed = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** A proxy in front of a server's port that closes its connections after so many bytes. */
    CutProxy(int target, long cutAfter) {
        this.target = target;
        this.cutAfter = cutAfter;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The port to connect to instead. */
    int port() {
        return entrance.getLocalPort();
    }

    /** The number of bytes forwarded so far. */
    long passed() {
        return passed.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                open.add(client);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(server);
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                long left = cutAfter - passed.getAndAdd(read);
                out.write(chunk, 0, Math.clamp(left, 0, read));
                out.flush();
                if (left <= read) {
                    close();
                    return;
                }
            }
        } catch (IOException e) {
            // One end was closed, so the other is closed too.
        }
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
