"""Runs Debian's python3-socketio through scenarios against the server at URL and prints one JSON line for each.

    python3 scenarios.py URL polling|websocket|upgrade
"""
import json
import sys
import threading

import socketio

url, mode = sys.argv[1:3]
transports = {"polling": ["polling"], "websocket": ["websocket"], "upgrade": ["polling", "websocket"]}[mode]
failed = 0


def scenario(name):
    def run(body):
        global failed
        client = socketio.Client(reconnection=False)
        try:
            body(client)
            print(json.dumps({"name": name, "ok": True}), flush=True)
        except Exception as error:  # noqa: BLE001 - every failure is a line
            failed += 1
            print(json.dumps({"name": name, "ok": False, "error": repr(error)}), flush=True)
        finally:
            client.disconnect()

    return run


@scenario("echoes text and binary")
def _(client):
    client.connect(url, transports=transports, wait_timeout=20)
    assert client.call("echo", {"text": "Grüße", "n": [1, 2.5, None]}, timeout=20) == {"text": "Grüße", "n": [1, 2.5, None]}
    assert client.call("echo", {"nested": [b"\x01\x02"]}, timeout=20) == {"nested": [b"\x01\x02"]}


@scenario("answers the server's question")
def _(client):
    client.on("question", lambda n: n * 2)
    client.connect(url, transports=transports, wait_timeout=20)
    assert client.call("ask me", 21, timeout=20) == 42


@scenario("keeps order")
def _(client):
    seen, done = [], threading.Event()

    def counted(n):
        seen.append(n)
        if len(seen) == 12:
            done.set()

    client.on("counted", counted)
    client.connect(url, transports=transports, wait_timeout=20)
    for n in range(12):
        client.emit("count", n)
    assert done.wait(20)
    assert sorted(seen) == list(range(12))  # each on a thread of its own; over polling the client takes 16 packets at most


@scenario("uses a namespace and is refused by another")
def _(client):
    client.connect(url, namespaces=["/admin"], transports=transports, wait_timeout=20)
    assert client.call("who", namespace="/admin", timeout=20) == "/admin"
    other = socketio.Client(reconnection=False)
    try:
        other.connect(url, namespaces=["/guarded"], transports=transports, wait_timeout=5)  # it waits to the end even when refused
        raise AssertionError("it was let in")
    except socketio.exceptions.ConnectionError:
        pass
    finally:
        other.disconnect()


sys.exit(1 if failed else 0)
