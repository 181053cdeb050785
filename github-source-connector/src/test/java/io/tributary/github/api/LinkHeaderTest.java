package io.tributary.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LinkHeaderTest {
    @Test
    void relationIsFoundInAnyPlace() {
        String header = "<https://api.github.com/user/9/events?page=1>; rel=\"prev\", "
                + "<https://api.github.com/user/9/events?page=3,4>; rel=\"next\", <x>; rel=\"last\"";
        assertThat(LinkHeader.parse(header, "next"))
                .contains(URI.create("https://api.github.com/user/9/events?page=3,4"));
        assertThat(LinkHeader.parse(header, "first")).isEmpty();
    }

    @Test
    void unquotedSeveralAndOtherParametersAreUnderstood() {
        assertThat(LinkHeader.parse("</a>;title=\"rel=next\"; rel=next", "next"))
                .contains(URI.create("/a"));
        assertThat(LinkHeader.parse("</a>; REL=\"start NEXT\"", "next")).contains(URI.create("/a"));
    }

    @Test
    void nonsenseIsNoLink() {
        assertThat(LinkHeader.parse("", "next")).isEmpty();
        assertThat(LinkHeader.parse("next", "next")).isEmpty();
        assertThat(LinkHeader.parse("<a b>; rel=\"next\"", "next")).isEmpty();
    }
}
