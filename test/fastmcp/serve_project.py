"""Serves the `mcp` of a project's server.py until stdin ends, at a port if one is given.

Says its origin first; is told the environment as one line of JSON; then says "ready".
"""

import asyncio
import importlib
import json
import os
import socket
import sys

import uvicorn


async def main(folder: str, port: str = "0") -> None:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", int(port)))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    os.environ.update(json.loads(await asyncio.to_thread(sys.stdin.readline)))
    sys.path.insert(0, folder)
    app = importlib.import_module("server").mcp.http_app()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.02)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.should_exit = server.force_exit = True
    await running


asyncio.run(main(*sys.argv[1:]))
