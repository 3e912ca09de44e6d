// The floor that the probes are compared with: blocking ping-pong and a UDP stream, in C.
//   floor echo tcp|udp             prints its port, then echoes until it is killed
//   floor ping tcp|udp PORT N W    N round trips of 64 bytes after W of warm-up: prints p50 and p99 in ns
//   floor stream N                 N datagrams of 64 bytes as fast as possible: prints sent per second, received
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { BYTES = 64 };

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    return a;
}

static int bound(int type, int *port) {
    int s = socket(AF_INET, type, 0);
    struct sockaddr_in a = loopback(0);
    socklen_t size = sizeof a;
    if (bind(s, (struct sockaddr *)&a, sizeof a) || getsockname(s, (struct sockaddr *)&a, &size)) exit(2);
    *port = ntohs(a.sin_port);
    return s;
}

static int connected(int type, int port) {
    int s = socket(AF_INET, type, 0), one = 1;
    struct sockaddr_in a = loopback(port);
    if (connect(s, (struct sockaddr *)&a, sizeof a)) exit(2);
    if (type == SOCK_STREAM) setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return s;
}

static void echo(int type) {
    int port, s = bound(type, &port), one = 1;
    char b[BYTES];
    if (type == SOCK_STREAM && listen(s, 16)) exit(2);
    printf("%d\n", port);
    fflush(stdout);
    for (;;) {
        if (type == SOCK_DGRAM) {
            struct sockaddr_in from;
            socklen_t size = sizeof from;
            ssize_t n = recvfrom(s, b, sizeof b, 0, (struct sockaddr *)&from, &size);
            if (n >= 0) sendto(s, b, n, 0, (struct sockaddr *)&from, size);
            continue;
        }
        int c = accept(s, 0, 0);
        setsockopt(c, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        for (ssize_t n; (n = recv(c, b, sizeof b, 0)) > 0;) send(c, b, n, 0);
        close(c);
    }
}

static int by_size(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void ping(int type, int port, int count, int warm_up) {
    int s = connected(type, port);
    char b[BYTES] = { 0 };
    int64_t *times = malloc(count * sizeof *times);
    for (int i = -warm_up; i < count; i++) {
        int64_t sent = now();
        send(s, b, BYTES, 0);
        for (ssize_t got = 0, n; got < BYTES; got += n)
            if ((n = recv(s, b, BYTES - got, 0)) <= 0) exit(3);
        if (i >= 0) times[i] = now() - sent;
    }
    qsort(times, count, sizeof *times, by_size);
    printf("%lld %lld\n", (long long)times[(count * 50LL + 99) / 100 - 1], (long long)times[(count * 99LL + 99) / 100 - 1]);
}

static int received;

static void *receive(void *socket) {
    char b[BYTES + 1];
    while (recv(*(int *)socket, b, sizeof b, 0) == BYTES) received++;
    return 0;
}

static void stream(int count) {
    int port, in = bound(SOCK_DGRAM, &port), out = connected(SOCK_DGRAM, port), room = 4 << 20;
    struct timeval limit = { .tv_usec = 300000 };
    setsockopt(in, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    setsockopt(in, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    pthread_t thread;
    pthread_create(&thread, 0, receive, &in);
    char b[BYTES] = { 0 };
    int64_t begin = now();
    for (int i = 0; i < count; i++) send(out, b, BYTES, 0);
    int64_t took = now() - begin;
    pthread_join(thread, 0);
    printf("%.0f %d\n", count * 1e9 / took, received);
}

int main(int argc, char **argv) {
    int type = argc > 2 && !strcmp(argv[2], "tcp") ? SOCK_STREAM : SOCK_DGRAM;
    if (argc > 2 && !strcmp(argv[1], "echo")) echo(type);
    if (argc > 5 && !strcmp(argv[1], "ping")) ping(type, atoi(argv[3]), atoi(argv[4]), atoi(argv[5]));
    if (argc > 2 && !strcmp(argv[1], "stream")) stream(atoi(argv[2]));
    return 0;
}
