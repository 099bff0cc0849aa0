package dev.beseda.kit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a server; blocks.
@FunctionalInterface
public interface HostNames {
    /// The resolver of this machine.
    HostNames SYSTEM = name -> List.of(InetAddress.getAllByName(name));

    List<InetAddress> find(String name) throws UnknownHostException;
}
