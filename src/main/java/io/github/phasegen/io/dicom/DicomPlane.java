package io.github.phasegen.io.dicom;

import java.util.Optional;

/** One plane of a file. */
record DicomPlane(DicomFile file, int number) {

	DicomFrame frame() {
		return file.frames().get(number);
	}

	Optional<SlicePlace> place() {
		return frame().place();
	}
}
