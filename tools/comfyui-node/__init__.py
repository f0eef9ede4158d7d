"""Serves ComfyVN Studio as a page of this ComfyUI. Adds no node and changes no other page."""

import logging
import mimetypes
import os

NODE_CLASS_MAPPINGS = {}
WEB_DIRECTORY = "./web"

# ComfyUI names the address after the folder (nodes.py, load_custom_node).
_ADDRESS = "/extensions/" + os.path.basename(os.path.dirname(os.path.abspath(__file__))) + "/"

# Browsers run a module only under a JavaScript type, and the Windows registry may name another.
mimetypes.add_type("text/javascript", ".mjs")


async def _ask_each_time(request, response):
    """A kept index.html would name scripts that a newer folder no longer has."""
    if request.path.startswith(_ADDRESS):
        response.headers.setdefault("Cache-Control", "no-cache")


try:
    from server import PromptServer

    PromptServer.instance.app.on_response_prepare.append(_ask_each_time)
except Exception as error:
    # The page works all the same; after an update it may need one reload.
    logging.info("ComfyVN Studio: pages are served without cache headers (%s)", error)

logging.info("ComfyVN Studio: open %sindex.html on this ComfyUI", _ADDRESS)
