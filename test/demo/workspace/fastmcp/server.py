"""A FastMCP server without auth: anyone who can reach it is let in."""

from fastmcp import FastMCP

mcp = FastMCP("notes-fastmcp")

NOTES = [
    "Buy oat milk",
    "Renew the passport before June",
    "Ask Grace about the compiler talk",
]


@mcp.tool
def list_notes() -> list[str]:
    """Lists the notes that are kept here."""
    return NOTES


@mcp.tool
def add(a: float, b: float) -> float:
    """Gives the sum of two numbers."""
    return a + b


if __name__ == "__main__":
    mcp.run(transport="http", host="127.0.0.1", port=33510)
