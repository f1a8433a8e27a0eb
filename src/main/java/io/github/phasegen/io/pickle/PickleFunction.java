package io.github.phasegen.io.pickle;

import java.io.IOException;
import java.util.List;

/** Java's own stand-in for one Python class or function, or for the meaning of persistent ids. */
@FunctionalInterface
public interface PickleFunction {

	/**
	 * Makes a value of what the file gives as arguments, which may be anything.
	 *
	 * @param site where in the file this is; makes the exceptions for arguments that do not fit
	 */
	Object apply(List<Object> arguments, PickleSite site) throws IOException;
}
