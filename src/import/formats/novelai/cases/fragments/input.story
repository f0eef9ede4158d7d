{
  "storyContainerVersion": 1,
  "metadata": {
    "storyMetadataVersion": 1,
    "id": "a-b",
    "title": "Keys",
    "description": "",
    "textPreview": "Nobody had lit",
    "isTA": false,
    "favorite": false,
    "tags": [],
    "createdAt": 1666000000000
  },
  "content": {
    "storyContentVersion": 6,
    "settings": {
      "parameters": {
        "temperature": 1
      },
      "model": "some-model"
    },
    "story": {
      "version": 2,
      "step": 3,
      "datablocks": [
        {
          "nextBlock": [
            1
          ],
          "prevBlock": -1,
          "origin": "root",
          "startIndex": 0,
          "endIndex": 0,
          "dataFragment": {
            "data": "",
            "origin": "root"
          },
          "fragmentIndex": -1,
          "removedFragments": [],
          "chain": false
        },
        {
          "nextBlock": [],
          "prevBlock": 0,
          "origin": "ai",
          "startIndex": 1,
          "endIndex": 2,
          "dataFragment": {
            "data": "An old version that was taken back by its writer.",
            "origin": "ai"
          },
          "fragmentIndex": 2,
          "removedFragments": [],
          "chain": false
        }
      ],
      "currentBlock": 1,
      "fragments": [
        {
          "data": "The well had been dry for a ye",
          "origin": "prompt"
        },
        {
          "data": "ar when it began to sing.\n\"Do you hear it?\" asked ",
          "origin": "ai"
        },
        {
          "data": "Tom",
          "origin": "edit"
        },
        {
          "data": ".\n***\n",
          "origin": "ai"
        },
        {
          "data": "[ That night. ]\nThey let down a bucket, and it came up fu",
          "origin": "user"
        },
        {
          "data": "ll of keys. “Ours?” – “All of them.”\n",
          "origin": "ai"
        }
      ]
    },
    "context": [
      {
        "text": "The lighthouse stands on Gull Rock.",
        "contextConfig": {
          "prefix": "",
          "suffix": "\n",
          "tokenBudget": 1
        }
      },
      {
        "text": "[ Style: quiet ]",
        "contextConfig": {}
      }
    ],
    "lorebook": {
      "lorebookVersion": 5,
      "entries": [],
      "settings": {}
    },
    "storyContextConfig": {}
  }
}