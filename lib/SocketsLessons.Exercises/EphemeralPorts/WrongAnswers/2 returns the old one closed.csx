// Expect: Return the new one, without closing it.
Socket Restart(Socket old)
{
    old.Dispose();
    return old;
}
