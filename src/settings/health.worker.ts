// Answers the health check: that a module worker of ours starts at all.
addEventListener('message', (event: MessageEvent<unknown>) => postMessage(event.data));
