package clinic.frontdesk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdleTimeTest {

    @Test
    void itCountsFromTheLastInput() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        IdleTime idle = new IdleTime(now::get);
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(idle.left(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(3));
        assertThat(idle.left(Duration.ofMinutes(1))).isEqualTo(Duration.ZERO);
        idle.used();
        assertThat(idle.left(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
    }
}
