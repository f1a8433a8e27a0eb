package io.github.phasegen.io.zip;

/**
 * One entry of an archive.
 *
 * @param name its path in the archive
 * @param deflated true if it is compressed, false if its bytes are stored as they are
 * @param crc CRC-32 of the uncompressed bytes
 * @param storedSize bytes that it takes in the archive
 * @param size uncompressed bytes
 * @param headerOffset position of its local header in the file
 * @param dataOffset position of its first stored byte in the file
 */
record ZipMember(String name, boolean deflated, long crc, long storedSize, long size, long headerOffset, long dataOffset) {

	long dataEnd() {
		return dataOffset + storedSize;
	}
}
