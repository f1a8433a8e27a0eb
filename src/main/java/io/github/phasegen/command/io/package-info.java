/** The file formats of this project as SciJava I/O plugins: scripts open and save them through SciJava's IOService. */
package io.github.phasegen.command.io;
