// hload: a small HTTP/1.1 load generator that learns lessons. One thread, epoll, keep-alive, closed loop, loopback only.
// Each connection has learners of its own, starts attempts, answers the questions that the server chose, and finishes.
//
//   hload -p PORT -m MODE -D FOLDER [-t TOKENS] [-c CONNECTIONS] [-d SECONDS] [-k ATTEMPTS] [-q PID] [-P PATH]
//
//   MODE    plain (PATH, no token), lesson, progress, leaderboard, start, answer, finish, or session: a lesson from its first
//           page to the leaderboard
//   FOLDER  lessons.tsv (a lesson id a line), answers.tsv (question id, tab, body of the answer; several lines for a question are
//           several ways to answer it)
//   TOKENS  the file of access tokens, one a line
//   -k      answer, finish: attempts that each connection prepares before the measurement; it ends early when one has used its own
//   -q      the server's process, whose processor time is divided by the requests
//
// Prints one line of JSON. Exit 1 when an answer was not 2xx, 2 on bad usage.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 1024, MAX_QUESTIONS = 32, MAX_WAYS = 8, BUFFER = 1 << 16, TABLE = 1 << 14, MAX_LINES = 1 << 14 };
typedef enum { PLAIN, LESSON, PROGRESS, LEADERBOARD, START, ANSWER, FINISH, SESSION, CALLS = SESSION } Call;
static const char *const NAMES[] = {"plain", "lesson", "progress", "leaderboard", "start", "answer", "finish", "session"};

typedef struct { char *id, *bodies[MAX_WAYS]; int ways; } Question;
typedef struct { char id[64]; int learner, count, answered; Question *questions[MAX_QUESTIONS]; } Attempt;
typedef struct {
  int fd, index, step, length, received, prepared, used;
  Call call;
  uint64_t sent;
  Attempt *attempts, *at;
  char request[8192], *buffer;
} Connection;
typedef struct { uint32_t *tenths; size_t count, room; long errors; int lastBad; } Record;

static char *tokens[MAX_LINES], *lessons[MAX_LINES];
static int tokenCount, lessonCount, connections = 64, prepare, process;
static Question questions[TABLE];
static Record records[CALLS];
static uint64_t bodyBytes, bodies;
static Call mode;
static const char *plainPath = "/";

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static uint64_t nanoseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

// Xorshift: the same on every run for the same seed would make rounds repeat each other, so it starts from the clock.
static uint32_t state = 88172645;
static int any(int bound) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return (int)(state % (uint32_t)bound);
}

static Question *question(const char *id, size_t length, int add) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)id[i]) * 16777619u;
  for (uint32_t at = hash % TABLE;; at = (at + 1) % TABLE) {
    Question *q = &questions[at];
    if (!q->id) {
      if (add) q->id = strndup(id, length);
      return add ? q : NULL;
    }
    if (strlen(q->id) == length && !memcmp(q->id, id, length)) return q;
  }
}

static FILE *open_in(const char *folder, const char *name) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "r");
  if (!file) fail(path);
  return file;
}

static int read_lines(FILE *file, char **lines) {
  static char line[8192];
  int count = 0;
  while (count < MAX_LINES && fgets(line, sizeof line, file)) lines[count++] = strdup(strtok(line, "\n"));
  fclose(file);
  return count;
}

static void read_answers(FILE *file) {
  static char line[8192];
  while (fgets(line, sizeof line, file)) {
    char *id = strtok(line, "\t"), *body = strtok(NULL, "\n");
    Question *q = question(id, strlen(id), 1);
    if (q->ways < MAX_WAYS) q->bodies[q->ways++] = strdup(body);
  }
  fclose(file);
}

// ---- What a connection sends

static void build(Connection *c, Call call, int learner, const char *path, const char *body) {
  c->call = call;
  int n = snprintf(c->request, sizeof c->request, "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n", call < START ? "GET" : "POST", path);
  if (call != PLAIN) n += snprintf(c->request + n, sizeof c->request - n, "Authorization: Bearer %s\r\n", tokens[learner]);
  if (body) n += snprintf(c->request + n, sizeof c->request - n, "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
  else n += snprintf(c->request + n, sizeof c->request - n, call < START ? "\r\n" : "Content-Length: 0\r\n\r\n");
  if (n >= (int)sizeof c->request) fail("request too long");
  c->length = n;
}

// Learners are dealt to connections: a learner has one device, and no two connections write to the same documents.
static int own_learner(Connection *c) {
  int own = (tokenCount - c->index + connections - 1) / connections;
  return c->index + connections * any(own);
}

static void get(Connection *c, Call call, int learner) {
  char path[256];
  if (call == LESSON) snprintf(path, sizeof path, "/api/v1/lessons/%s", lessons[any(lessonCount)]);
  else if (call == PROGRESS) snprintf(path, sizeof path, "/api/v1/progress");
  else snprintf(path, sizeof path, "/api/v1/leaderboards/weekly?around=me");
  build(c, call, learner, path, NULL);
}

static void start(Connection *c, Attempt *attempt) {
  char body[256];
  attempt->learner = own_learner(c);
  c->at = attempt;
  snprintf(body, sizeof body, "{\"kind\":\"lesson\",\"lessonId\":\"%s\"}", lessons[any(lessonCount)]);
  build(c, START, attempt->learner, "/api/v1/attempts", body);
}

static void answer(Connection *c, Attempt *attempt) {
  char path[256];
  Question *q = attempt->questions[attempt->answered++];
  snprintf(path, sizeof path, "/api/v1/attempts/%s/answers", attempt->id);
  build(c, ANSWER, attempt->learner, path, q->bodies[any(q->ways)]);
}

static void finish(Connection *c, Attempt *attempt) {
  char path[256];
  snprintf(path, sizeof path, "/api/v1/attempts/%s/finish", attempt->id);
  build(c, FINISH, attempt->learner, path, NULL);
}

// Before the measurement: attempts to answer or to finish. 0 when there are enough.
static int prepare_next(Connection *c) {
  if (mode == FINISH && c->at && c->at->answered < c->at->count) {
    answer(c, c->at);
    return 1;
  }
  if (c->prepared == prepare) return 0;
  start(c, &c->attempts[c->prepared++]);
  return 1;
}

static int session_next(Connection *c) {
  Attempt *attempt = c->attempts;
  switch (c->step) {
  case 0: get(c, LESSON, own_learner(c)); break;
  case 1: start(c, attempt); break;
  case 2:
    if (attempt->answered < attempt->count) {
      answer(c, attempt);
      return 1;
    }
    finish(c, attempt);
    break;
  case 3: get(c, PROGRESS, attempt->learner); break;
  default: get(c, LEADERBOARD, attempt->learner); break;
  }
  c->step = (c->step + 1) % 5;
  return 1;
}

// The next measured request. 0 when what was prepared is used up.
static int next(Connection *c) {
  switch (mode) {
  case PLAIN: build(c, PLAIN, 0, plainPath, NULL); return 1;
  case LESSON: case PROGRESS: case LEADERBOARD: get(c, mode, own_learner(c)); return 1;
  case START: start(c, c->attempts); return 1;
  case ANSWER:
    while (c->used < c->prepared && c->attempts[c->used].answered == c->attempts[c->used].count) c->used++;
    if (c->used == c->prepared) return 0;
    answer(c, &c->attempts[c->used]);
    return 1;
  case FINISH:
    while (c->used < c->prepared && c->attempts[c->used].answered < c->attempts[c->used].count) c->used++;
    if (c->used == c->prepared) return 0;
    finish(c, &c->attempts[c->used++]);
    return 1;
  default: return session_next(c);
  }
}

// ---- What comes back

// Questions are the objects that begin with an id and a type; options and tiles have a text there.
static int read_attempt(Attempt *attempt, const char *body) {
  static const char idMark[] = "\"id\":\"", typeMark[] = "\",\"type\":\"";
  const char *id = strstr(body, idMark);
  if (!id) return 0;
  id += sizeof idMark - 1;
  size_t length = strcspn(id, "\"");
  if (length >= sizeof attempt->id) return 0;
  memcpy(attempt->id, id, length);
  attempt->id[length] = 0;
  attempt->count = attempt->answered = 0;
  for (const char *at = id + length; (at = strstr(at, idMark)); at++) {
    const char *q = at + sizeof idMark - 1;
    size_t n = strcspn(q, "\"");
    if (strncmp(q + n, typeMark, sizeof typeMark - 1)) continue;
    Question *known = question(q, n, 0);
    if (!known || attempt->count == MAX_QUESTIONS) return 0;
    attempt->questions[attempt->count++] = known;
  }
  return attempt->count > 0;
}

// The response's whole length when it has all come, else 0.
static int whole(Connection *c, int *status, char **body) {
  c->buffer[c->received] = 0;
  char *end = strstr(c->buffer, "\r\n\r\n");
  if (!end) return 0;
  *status = atoi(c->buffer + 9);
  *body = end + 4;
  char *length = strcasestr(c->buffer, "\r\ncontent-length:");
  int size = length && length < end ? atoi(length + 17) : 0;
  return c->received >= *body - c->buffer + size ? (int)(*body - c->buffer) + size : 0;
}

static void note(Record *r, uint64_t ns) {
  if (r->count == r->room) r->tenths = realloc(r->tenths, (r->room = r->room ? 2 * r->room : 1 << 16) * sizeof *r->tenths);
  r->tenths[r->count++] = (uint32_t)(ns / 100);
}

static void send_request(Connection *c) {
  c->sent = nanoseconds();
  for (int done = 0; done < c->length;) {
    ssize_t n = write(c->fd, c->request + done, (size_t)(c->length - done));
    if (n > 0) done += (int)n;
    else if (errno != EAGAIN) fail("write");
  }
}

// ---- One phase: until every connection has nothing to send or the time is over

static uint64_t run(Connection *all, int epoll, double seconds, int (*choose)(Connection *), int timed) {
  uint64_t begin = nanoseconds(), end = begin + (uint64_t)(seconds * 1e9), last = begin;
  int active = 0;
  for (int i = 0; i < connections; i++)
    if (choose(&all[i])) {
      send_request(&all[i]);
      active++;
    }
  struct epoll_event events[256];
  while (active) {
    int ready = epoll_wait(epoll, events, 256, 10000);
    if (ready == 0) {
      fprintf(stderr, "%d requests without an answer for 10 s\n", active);
      exit(1);
    }
    for (int i = 0; i < ready; i++) {
      Connection *c = events[i].data.ptr;
      ssize_t n = read(c->fd, c->buffer + c->received, (size_t)(BUFFER - 1 - c->received));
      if (n < 0 && errno == EAGAIN) continue;
      if (n <= 0) {
        fprintf(stderr, "connection lost on %s\n", NAMES[c->call]);
        exit(1);
      }
      c->received += (int)n;
      int status = 0;
      char *body = NULL;
      if (!whole(c, &status, &body)) continue;
      uint64_t now = nanoseconds();
      Record *r = &records[c->call];
      int ok = status / 100 == 2;
      if (timed && now <= end) {
        note(r, now - c->sent);
        bodyBytes += (uint64_t)(c->buffer + c->received - body);
        bodies++;
        last = now;
      }
      if (ok && c->call == START) ok = read_attempt(c->at, body);
      if (!ok) {
        r->errors++;
        r->lastBad = status;
        if (c->call == START) c->at->count = c->at->answered = 0;
      }
      c->received = 0;
      if (now >= end) active--;
      else if (choose(c)) send_request(c);
      else {
        active--;
        if (timed) end = now;
      }
    }
  }
  return last - begin;
}

// ---- Processor time: of the server, of this program, of everybody

static double server_ms(void) {
  char path[64], text[1024];
  unsigned long user = 0, system = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", process);
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  text[fread(text, 1, sizeof text - 1, file)] = 0;
  fclose(file);
  char *rest = strrchr(text, ')');
  if (rest) sscanf(rest + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  return (double)(user + system) * 1000 / (double)sysconf(_SC_CLK_TCK);
}

static double own_ms(void) {
  struct rusage r;
  getrusage(RUSAGE_SELF, &r);
  return (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1e3 + (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e3;
}

static double machine_ms(void) {
  unsigned long v[8] = {0};
  FILE *file = fopen("/proc/stat", "r");
  if (!file) return 0;
  if (fscanf(file, "cpu %lu %lu %lu %lu %lu %lu %lu %lu", v, v + 1, v + 2, v + 3, v + 4, v + 5, v + 6, v + 7) != 8) v[0] = 0;
  fclose(file);
  return (double)(v[0] + v[1] + v[2] + v[5] + v[6]) * 1000 / (double)sysconf(_SC_CLK_TCK);
}

static int ascending(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static long report(double seconds, double wall, double server, double own, double machine) {
  size_t count = 0;
  long errors = 0;
  for (int i = 0; i < CALLS; i++) {
    count += records[i].count;
    errors += records[i].errors;
  }
  printf("{\"mode\":\"%s\",\"seconds\":%.3f,\"count\":%zu,\"rps\":%.1f,\"cpuUs\":%.2f,\"bytes\":%.0f,\"errors\":%ld,\"serverCores\":%.2f,\"ownCores\":%.2f,\"foreignCores\":%.2f,\"calls\":{",
    NAMES[mode], seconds, count, (double)count / seconds, count ? server * 1000 / (double)count : 0, bodies ? (double)bodyBytes / (double)bodies : 0, errors,
    server / wall, own / wall, (machine - server - own) / wall);
  const char *comma = "";
  for (int i = 0; i < CALLS; i++) {
    Record *r = &records[i];
    if (!r->count && !r->errors) continue;
    if (r->count) qsort(r->tenths, r->count, sizeof *r->tenths, ascending);
    printf("%s\"%s\":{\"count\":%zu,\"p50\":%.1f,\"p99\":%.1f,\"errors\":%ld,\"lastBad\":%d}", comma, NAMES[i], r->count,
      r->count ? r->tenths[(r->count - 1) / 2] / 10.0 : 0, r->count ? r->tenths[(r->count - 1) * 99 / 100] / 10.0 : 0, r->errors, r->lastBad);
    comma = ",";
  }
  printf("}}\n");
  return errors;
}

static int call_named(const char *name) {
  for (int i = 0; i <= SESSION; i++)
    if (!strcmp(name, NAMES[i])) return i;
  fprintf(stderr, "unknown mode %s\n", name);
  exit(2);
}

int main(int argc, char **argv) {
  int port = 0, option;
  double seconds = 3;
  const char *folder = ".", *tokenFile = NULL;
  while ((option = getopt(argc, argv, "p:m:D:t:c:d:k:q:P:")) != -1) switch (option) {
    case 'p': port = atoi(optarg); break;
    case 'm': mode = (Call)call_named(optarg); break;
    case 'D': folder = optarg; break;
    case 't': tokenFile = optarg; break;
    case 'c': connections = atoi(optarg); break;
    case 'd': seconds = atof(optarg); break;
    case 'k': prepare = atoi(optarg); break;
    case 'q': process = atoi(optarg); break;
    case 'P': plainPath = optarg; break;
    default: return 2;
    }
  state ^= (uint32_t)nanoseconds() | 1;
  if (mode != PLAIN) {
    FILE *file = tokenFile ? fopen(tokenFile, "r") : NULL;
    if (!file) fail("tokens");
    tokenCount = read_lines(file, tokens);
    lessonCount = read_lines(open_in(folder, "lessons.tsv"), lessons);
    read_answers(open_in(folder, "answers.tsv"));
  }
  if (port < 1 || connections < 1 || connections > MAX_CONNECTIONS || seconds > 60 || (mode != PLAIN && (tokenCount < connections || !lessonCount))) {
    fprintf(stderr, "bad arguments: a port, at most %d connections and 60 s, a learner for each connection\n", MAX_CONNECTIONS);
    return 2;
  }

  Connection *all = calloc((size_t)connections, sizeof *all);
  int epoll = epoll_create1(0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  for (int i = 0; i < connections; i++) {
    Connection *c = &all[i];
    *c = (Connection){.fd = socket(AF_INET, SOCK_STREAM, 0), .index = i, .buffer = malloc(BUFFER), .attempts = calloc((size_t)prepare + 1, sizeof(Attempt))};
    if (connect(c->fd, (void *)&address, sizeof address)) fail("connect");
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(c->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event);
  }

  // What a server still does after an answer (deleting delivered events, say) belongs to the request: it is given time to settle
  // before the first reading, so that the preparation is not counted, and before the second, so that the measured work is.
  const useconds_t settle = 150000;
  if (prepare) run(all, epoll, 60, prepare_next, 0);
  usleep(settle);
  double server = server_ms(), own = own_ms(), machine = machine_ms();
  uint64_t begin = nanoseconds();
  uint64_t took = run(all, epoll, seconds, next, 1);
  usleep(settle);
  double wall = (double)(nanoseconds() - begin) / 1e6;
  return report((double)took / 1e9, wall, server_ms() - server, own_ms() - own, machine_ms() - machine) ? 1 : 0;
}
