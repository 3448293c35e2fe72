"""Serves every wiring, each on a port of its own, until stdin ends.

Says the origins first, as one line of JSON; is told the rest as one line of JSON; then says "ready".
"""

import asyncio
import json
import socket
import sys

import uvicorn

from wirings import Place, wirings


def bind() -> socket.socket:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    return listener


def say(text: str) -> None:
    print(text, flush=True)


async def main() -> None:
    listeners = {name: bind() for name in wirings}
    origins = {name: f"http://127.0.0.1:{one.getsockname()[1]}" for name, one in listeners.items()}
    say(json.dumps(origins))
    told = json.loads(await asyncio.to_thread(sys.stdin.readline))
    servers = []
    for name, wire in wirings.items():
        app = wire(Place(origin=origins[name], **told))
        servers.append((uvicorn.Server(uvicorn.Config(app, log_level="error")), listeners[name]))
    running = [asyncio.create_task(server.serve(sockets=[one])) for server, one in servers]
    while not all(server.started for server, _ in servers):
        await asyncio.sleep(0.02)
    say("ready")
    await asyncio.to_thread(sys.stdin.read)
    for server, _ in servers:
        server.should_exit = True
        server.force_exit = True
    await asyncio.gather(*running)


asyncio.run(main())
